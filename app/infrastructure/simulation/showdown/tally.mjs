import { toSet } from './combatant.mjs';

/** Plays a duel as it comes over the wire with the given loop, and gives what the loop gives of each battle. */
export function playDuel(loop, { a, b, seed }, battles) {
  if (!Number.isInteger(battles) || battles < 1) throw new Error(`cannot play ${battles} battles`);
  return loop(toSet(a), toSet(b), seed, battles);
}

const SIDES = { a: 0, b: 1, '': -1 };

/** Lists battles as [winner (0, 1 or -1), turns, HP left of a, HP left of b]. */
export function list(battles) {
  return Array.from(battles, ([winner, ...rest]) => [SIDES[winner], ...rest]);
}

/** Sums battles up as [won by a, won by b, ties, turns]. */
export function tally(battles) {
  const sums = { a: 0, b: 0, '': 0, turns: 0 };
  for (const [winner, turns] of battles) {
    sums[winner] += 1;
    sums.turns += turns;
  }
  return [sums.a, sums.b, sums[''], sums.turns];
}
