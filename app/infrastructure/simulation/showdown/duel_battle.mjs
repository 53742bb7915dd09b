import { callbackName, eventsHandledBy } from './event_names.mjs';
import { quickDex } from './quick_dex.mjs';
import { Battle } from './rules.mjs';
import { Snapshot } from './snapshot.mjs';

const TURN_LIMIT = 1000;
/** From this value on, the engine's rounding in 32 bits is no longer the identity. */
const ROUNDING_OVERFLOW = 2 ** 20;

/**
 * The engine's battle without what a duel never looks at: the log, the requests and choices as text, and the search for
 * handlers of an event when nothing active handles it. Every throw of the dice stays where the engine makes it.
 */
export class DuelBattle extends Battle {
  /** Call once, right after the start. */
  prepare() {
    this.dex = quickDex;
    this.actions.dex = quickDex;
    this.fighters = this.sides.map((side) => side.active[0]);
    this.snapshot = new Snapshot(this);
  }

  play() {
    this.snapshot.restore();
    while (!this.ended) this.playTurn();
  }

  playTurn() {
    this.updateSpeed();
    this.queue.clear();
    for (const fighter of this.fighters) this.queue.addChoice(chosenAction(fighter));
    this.queue.sort();
    this.turnLoop();
  }

  add() {}
  addMove() {}
  addSplit() {}
  attrLastMove() {}
  retargetLastMove() {}
  hint() {}
  debug() {}
  sendUpdates() {}
  makeRequest() {}

  /** Whether a status, a volatile or a side condition now in force may answer the event. */
  isHandled(event) {
    for (const { status, volatiles, side } of this.fighters) {
      if (status !== '' && eventsHandledBy(status).has(event)) return true;
      for (const id in volatiles) if (eventsHandledBy(id).has(event)) return true;
      for (const id in side.sideConditions) if (eventsHandledBy(id).has(event)) return true;
    }
    return false;
  }

  isAnythingInForce() {
    return this.fighters.some(
      ({ status, volatiles, side }) => status !== '' || hasKeys(volatiles) || hasKeys(side.sideConditions),
    );
  }

  runEvent(event, target, source, effect, relay, onEffect, fastExit) {
    if (this.fighters === undefined || (onEffect && effect[callbackName(event)] !== undefined) || this.isHandled(event)) {
      return super.runEvent(event, target, source, effect, relay, onEffect, fastExit);
    }
    if (Array.isArray(target)) return Array.isArray(relay) ? relay : target.map(() => true);
    if (relay === undefined || relay === null) return true;
    return relay >= ROUNDING_OVERFLOW ? this.modify(relay, 1) : relay;
  }

  singleEvent(event, effect, state, target, source, sourceEffect, relay, callback) {
    if (callback === undefined && effect[callbackName(event)] === undefined) return relay === undefined ? true : relay;
    return super.singleEvent(event, effect, state, target, source, sourceEffect, relay, callback);
  }

  eachEvent(event, effect, relay) {
    if (this.fighters === undefined || this.isHandled(event)) super.eachEvent(event, effect, relay);
    else this.settleSpeedTie();
  }

  /** The engine sorts both by speed even for an event that nobody answers, and a tie costs a throw. */
  settleSpeedTie() {
    const [a, b] = this.fighters;
    if (!a.fainted && !b.fainted && a.speed === b.speed) this.prng.random(0, 2);
  }

  fieldEvent(event, targets) {
    if (this.fighters === undefined || this.isAnythingInForce()) super.fieldEvent(event, targets);
  }

  endTurn() {
    if (this.fighters === undefined) return super.endTurn();
    this.turn++;
    this.lastSuccessfulMoveThisTurn = null;
    for (const fighter of this.fighters) this.endTurnOf(fighter);
    for (const side of this.sides) {
      side.faintedLastTurn = side.faintedThisTurn;
      side.faintedThisTurn = null;
    }
    if (this.turn > TURN_LIMIT) this.tie();
  }

  endTurnOf(fighter) {
    fighter.moveThisTurn = '';
    fighter.newlySwitched = false;
    fighter.moveLastTurnResult = fighter.moveThisTurnResult;
    fighter.moveThisTurnResult = undefined;
    fighter.statsRaisedThisTurn = false;
    fighter.statsLoweredThisTurn = false;
    fighter.hurtThisTurn = null;
    this.runEvent('DisableMove', fighter);
    for (const attack of fighter.attackedBy) attack.thisTurn = false;
    fighter.trapped = false;
    this.runEvent('TrapPokemon', fighter);
    this.runEvent('MaybeTrapPokemon', fighter);
    fighter.activeTurns++;
  }
}

/** What the engine would make of the choice of the only move: a locked move goes on, and Struggle follows the last PP. */
function chosenAction(pokemon) {
  const locked = pokemon.getLockedMove();
  if (locked) {
    const targetLoc = pokemon.volatiles[locked]?.targetLoc || pokemon.lastMoveTargetLoc || 0;
    return { choice: 'move', pokemon, targetLoc, moveid: locked };
  }
  const [slot] = pokemon.moveSlots;
  const usable = slot.pp > 0 && !slot.disabled;
  return { choice: 'move', pokemon, targetLoc: 0, moveid: usable ? slot.id : 'struggle' };
}

function hasKeys(thing) {
  for (const _ in thing) return true;
  return false;
}
