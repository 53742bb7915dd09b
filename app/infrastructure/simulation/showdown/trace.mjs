import { toSet } from './combatant.mjs';
import { Battle, startBattle } from './rules.mjs';

/** Dice of which every throw falls at the same share of its range. */
class FixedDice {
  constructor(share) {
    this.share = share;
  }

  random(from, to) {
    if (from === undefined) return this.share;
    return to ? Math.floor(this.share * (to - from)) + from : Math.floor(this.share * from);
  }

  randomChance(numerator, denominator) {
    return this.random(denominator) < numerator;
  }

  sample(items) {
    return items[this.random(items.length)];
  }

  shuffle(items, start = 0, end = items.length) {
    for (let i = start; i < end - 1; i++) {
      const chosen = this.random(i, end);
      [items[i], items[chosen]] = [items[chosen], items[i]];
    }
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
