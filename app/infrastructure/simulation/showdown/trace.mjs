import { toSet } from './combatant.mjs';
import { Dice, TWO_TO_32 } from './dice.mjs';
import { Battle, startBattle } from './rules.mjs';

/** Dice of which every throw falls at the same share of its range. */
class FixedDice extends Dice {
  constructor(share) {
    super();
    this.thrown = share * TWO_TO_32;
  }

  next() {
    return this.thrown;
  }
}

/** Plays a duel with fixed dice and gives both sides' HP after each turn, for `turns` turns at most, and the winner. */
export function trace({ a, b, share }, turns) {
  const battle = startBattle(Battle, new FixedDice(share), toSet(a), toSet(b));
  const fighters = battle.sides.map((side) => side.active[0]);
  const hp = [];
  while (!battle.ended && hp.length < turns) {
    battle.makeChoices('move 1', 'move 1');
    hp.push(fighters.map((fighter) => fighter.hp));
  }
  return [hp, battle.winner ?? ''];
}
