import { Battle, dex, startBattle } from './rules.mjs';
import { toSet } from './combatant.mjs';

const ROLLS = 16;

/** Dice that always throw roll 0 to 15 of a hit, 15 being the hardest; another range is cut into sixteen. */
class ScriptedDice {
  roll = 0;

  random(from, to) {
    if (to === undefined && from === ROLLS) return ROLLS - 1 - this.roll;
    const [low, high] = to === undefined ? [0, from ?? 1] : [from, to];
    return low + Math.floor(((high - low) * this.roll) / ROLLS);
  }

  randomChance() {
    return false;
  }

  sample(items) {
    return items[0];
  }

  shuffle() {}
}

/** The engine's sixteen damages in ascending order, whatever HP the defender has left; null where the move does nothing. */
export function damages(attack) {
  const dice = new ScriptedDice();
  const battle = startBattle(Battle, dice, toSet(attack.attacker), toSet(attack.defender));
  const [source, target] = battle.sides.map((side) => side.active[0]);
  arrange(attack, source, target, dex.moves.get(source.moves[0]));
  const rolled = [];
  for (dice.roll = 0; dice.roll < ROLLS; dice.roll++) rolled.push(hit(battle, source, target, attack.critical));
  return rolled.every((damage) => damage > 0) ? rolled.map(Math.floor) : null;
}

function arrange({ attack_stage = 0, defence_stage = 0, burned, screen }, source, target, move) {
  const physical = move.category === 'Physical';
  // Foul Play uses the target's Attack, and so the stage of the target's Attack.
  const attacking = move.overrideOffensivePokemon === 'target' ? target : source;
  attacking.boosts[move.overrideOffensiveStat ?? (physical ? 'atk' : 'spa')] = stage(attack_stage);
  target.boosts[move.overrideDefensiveStat ?? (physical ? 'def' : 'spd')] = stage(defence_stage);
  if (burned) source.setStatus('brn', source, null, true);
  if (screen) target.side.addSideCondition(physical ? 'reflect' : 'lightscreen', target);
}

function stage(value) {
  if (!Number.isInteger(value) || Math.abs(value) > 6) throw new Error(`stage ${value} is outside -6-6`);
  return value;
}

function hit(battle, source, target, critical) {
  const move = battle.dex.getActiveMove(source.moves[0]);
  move.hit = 1;
  move.willCrit = Boolean(critical || move.willCrit);
  battle.setActiveMove(move, source, target);
  battle.singleEvent('ModifyType', move, null, source, target, move, move);
  battle.singleEvent('ModifyMove', move, null, source, target, move, move);
  if (!battle.singleEvent('TryImmunity', move, {}, target, source, move)) return false;
  // Brick Break breaks the screens before it strikes.
  battle.singleEvent('TryHit', move, null, target, source, move);
  return battle.actions.getDamage(source, target, move, true);
}
