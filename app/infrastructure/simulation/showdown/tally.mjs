import { toSet } from './combatant.mjs';

/** Plays a duel as it comes over the wire with the given loop: each winner ('a', 'b' or '') and its number of turns. */
export function playDuel(loop, { a, b, seed }, battles) {
  if (!Number.isInteger(battles) || battles < 1) throw new Error(`cannot play ${battles} battles`);
  return loop(toSet(a), toSet(b), seed, battles);
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
