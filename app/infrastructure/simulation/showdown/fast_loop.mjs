import { Dice } from './dice.mjs';
import { DuelBattle } from './duel_battle.mjs';
import { hpLeft, startBattle } from './rules.mjs';

/** Plays one duel `battles` times and gives each winner ('a', 'b' or ''), its number of turns, and the HP left of a and b. */
export function* fastBattles(setA, setB, [high, low], battles) {
  const dice = new Dice();
  const battle = startBattle(DuelBattle, dice, setA, setB);
  battle.prepare();
  for (let i = 0; i < battles; i++) {
    dice.reseed(high, low, i);
    battle.play();
    yield [battle.winner, battle.turn, ...hpLeft(battle)];
  }
}
