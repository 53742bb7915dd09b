const CONSTANT = new Set(['format', 'inputLog', 'prng', 'set', 'team']);
/** Fields that the engine first writes in the middle of a battle. */
const WRITTEN_LATER = ['lastMoveTargetLoc', 'staleness', 'pendingStaleness', 'volatileStaleness'];

/** Remembers a battle as it stands, so that it can be played again and again without building it anew. */
export class Snapshot {
  constructor(battle) {
    const pokemon = battle.sides.map((side) => side.active[0]);
    this.records = [
      new Fields(battle, ['winner']),
      new Fields(battle.queue),
      ...battle.sides.map((side) => new Fields(side)),
      ...pokemon.map((one) => new Fields(one, WRITTEN_LATER)),
    ];
  }

  restore() {
    for (const record of this.records) record.restore();
  }
}

class Fields {
  constructor(thing, writtenLater = []) {
    this.thing = thing;
    this.plain = writtenLater.filter((key) => !(key in thing)).map((key) => [key, undefined]);
    this.containers = [];
    for (const [key, value] of Object.entries(thing)) this.remember(key, value);
  }

  remember(key, value) {
    if (CONSTANT.has(key) || typeof value === 'function') return;
    if (isContainer(value)) this.containers.push([key, copy(value)]);
    else this.plain.push([key, value]);
  }

  restore() {
    const { thing } = this;
    for (const [key, value] of this.plain) thing[key] = value;
    for (const [key, value] of this.containers) thing[key] = copy(value);
  }
}

/** A plain object or an array may change inside; an object with a class is recorded by itself, or never changes. */
function isContainer(value) {
  return Array.isArray(value) || (value !== null && typeof value === 'object' && value.constructor === Object);
}

function copy(value) {
  if (Array.isArray(value)) return value.map((element) => (isContainer(element) ? { ...element } : element));
  return { ...value };
}
