/** The battle engine as a program: version, battles in sum and one by one, stats and damage. */
import { statsOf, toSet } from './combatant.mjs';
import { damages } from './damage.mjs';
import { Dice } from './dice.mjs';
import { fastBattles } from './fast_loop.mjs';
import { each, serve } from './protocol.mjs';
import { Battle, engineVersion, startBattle } from './rules.mjs';
import { list, playDuel, tally } from './tally.mjs';

function stats(combatant) {
  const set = toSet(combatant);
  return statsOf(startBattle(Battle, new Dice(), set, set).sides[0].active[0]);
}

serve({
  version: () => ({ engine: engineVersion(), rules: `showdown-${engineVersion()}+avs` }),
  battles: ({ duels, battles }) => each(duels, (duel) => tally(playDuel(fastBattles, duel, battles))),
  each_battle: ({ duels, battles }) => each(duels, (duel) => list(playDuel(fastBattles, duel, battles))),
  stats: ({ combatants }) => each(combatants, stats),
  damage: ({ attacks }) => each(attacks, damages),
});
