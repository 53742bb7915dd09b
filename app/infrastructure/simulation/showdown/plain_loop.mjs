import { Dice } from './dice.mjs';
import { Battle, hpLeft, startBattle } from './rules.mjs';

/**
 * The engine used as its manual says: one `Battle` per battle, choices as text. The fast loop is measured against it, and
 * must equal it throw for throw.
 */
export function* plainBattles(setA, setB, [high, low], battles) {
  const dice = new Dice();
  for (let i = 0; i < battles; i++) {
    const battle = startBattle(Battle, dice, setA, setB);
    // The throws of the entrance (who appears first) decide nothing; a battle's own throws start with its first turn.
    dice.reseed(high, low, i);
    while (!battle.ended) battle.makeChoices('move 1', 'move 1');
    yield [battle.winner, battle.turn, ...hpLeft(battle)];
    battle.destroy();
  }
}
