import type { Report } from '../src/anchor/utterance.ts';
import { fingerprintsOf, isSameUtterance } from '../src/anchor/utterance.ts';

/** A stored statement, as far as it tells which utterance it reports. */
export type Told = Report & { id: string; articleId: string };

/** As in src/db/store-clusters.ts: words that more statements share tell nothing, and of those that share most so many are compared. */
const MOST_SHARING = 300;
const MOST_COMPARED = 30;

/** What storing statements one after another makes of their words: `add` gives the fingerprints of each, `members` the clusters in the end. */
export type Clusters = { add: (told: Told) => number[]; members: () => Iterable<[id: string, cluster: number]> };

/** Finds the reports of one utterance as the database does, from memory. */
export const openClusters = (): Clusters => {
  const all: Told[] = [];
  const sharing = new Map<number, number[]>();
  const { join, members } = openMembers();
  const add = (told: Told): number[] => {
    const hashes = fingerprintsOf(told.text);
    const own = all.push(told) - 1;
    for (const hash of hashes) note(sharing, hash, own);
    const same = likeliest(told, all, { hashes, sharing }).filter((other) => isSameUtterance(told, other));
    if (same.length > 0) join([told, ...same].map(({ id }) => id));
    return hashes;
  };
  return { add, members };
};

/** One more than may share it is enough to know that it tells nothing. */
const note = (sharing: Map<number, number[]>, hash: number, n: number): void => {
  const known = sharing.get(hash);
  if (!known) sharing.set(hash, [n]);
  else if (known.length <= MOST_SHARING) known.push(n);
};

/** Those of other articles that share most fingerprints, of those that share as many the first by id. */
const likeliest = ({ articleId }: Told, all: Told[], { hashes, sharing }: { hashes: number[]; sharing: Map<number, number[]> }): Told[] => {
  const counts = new Map<number, number>();
  for (const hash of hashes) {
    const known = sharing.get(hash) ?? [];
    if (known.length <= MOST_SHARING) for (const n of known) if (all[n]?.articleId !== articleId) counts.set(n, (counts.get(n) ?? 0) + 1);
  }
  const found: Told[] = [];
  for (let count = hashes.length; count > 0 && found.length < MOST_COMPARED; count--) {
    const some = [...counts].flatMap(([n, shared]) => (shared === count ? [all[n] as Told] : []));
    found.push(...some.sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, MOST_COMPARED - found.length));
  }
  return found;
};

/** Who is in one cluster with whom. */
const openMembers = (): Pick<Clusters, 'members'> & { join: (ids: string[]) => void } => {
  const clusterOf = new Map<string, number>();
  const idsIn = new Map<number, string[]>();
  let last = 0;
  const join = (ids: string[]): void => {
    const known = [...new Set(ids.flatMap((id) => clusterOf.get(id) ?? []))].sort((a, b) => a - b);
    const [first = ++last, ...others] = known;
    const all = new Set([...[first, ...others].flatMap((cluster) => idsIn.get(cluster) ?? []), ...ids]);
    for (const other of others) idsIn.delete(other);
    idsIn.set(first, [...all]);
    for (const id of all) clusterOf.set(id, first);
    // A new one gets the number after the last that there is.
    while (last > 0 && !idsIn.has(last)) last--;
  };
  return { join, members: () => clusterOf };
};
