import { listed } from './listed.ts';

/** Small words inside a person's name: *Bill de Blasio*, *Ursula von der Leyen*. */
export const PARTICLES = listed('de da di del della der van von zu bin ibn du la le dos');
