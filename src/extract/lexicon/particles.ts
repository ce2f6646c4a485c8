import { listed } from './listed.ts';

/** Small words inside a person's name: *Bill de Blasio*, *Ursula von der Leyen*. */
export const PARTICLES = listed('de da di del della der van von vom zu zum zur den ter af av bin ibn bint ben ould abu al el du la le das dos do san');
