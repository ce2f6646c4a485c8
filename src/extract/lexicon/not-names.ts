import { listed } from './listed.ts';

/** Words that stand capitalised without being a name, or part of one. */
export const NOT_NAMES: ReadonlySet<string> =
  listed(`i monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december mon tue tues
wed thu thurs fri sat sun jan feb mar apr jun jul aug sept sep oct nov dec a.m p.m am pm ok god christmas easter thanksgiving abstract full text here there what
when where why how this that these those it he she they we you the a an but and or if in on at of for no not yes so as is was are were yet meanwhile however
although after before since while though still then both many some most several few other others according all any each more much another one two three women men people to with by from into about over against amid once can could
would should has had have does did says said vs via than too only just never again police voters polls aides officials critics opponents supporters experts analysts
q question`);

/** People by their party. */
export const PARTY_GROUPS: ReadonlySet<string> = new Set(
  'republicans democrats conservatives liberals libertarians socialists communists tories greens'.split(' '),
);
