import { dex } from './rules.mjs';

const STATS = ['hp', 'atk', 'def', 'spa', 'spd', 'spe'];

/** Turns a combatant as it comes over the wire into the engine's set; an Error says what is wrong with it. */
export function toSet(combatant) {
  const species = known(dex.species, combatant.pokemon, 'Pokémon');
  return {
    name: species.name,
    species: species.name,
    // Gender matters to no damaging move; left out, the engine would throw its dice for it.
    gender: species.gender || 'M',
    ability: 'No Ability',
    item: '',
    moves: [known(dex.moves, combatant.move, 'move').id],
    nature: known(dex.natures, combatant.nature, 'nature').name,
    level: within(combatant.level, 1, 100, 'level'),
    happiness: within(combatant.friendship, 0, 255, 'friendship'),
    ivs: spread(combatant.ivs, 31, 'IV'),
    evs: spread(combatant.avs, 200, 'AV'),
  };
}

function known(table, name, kind) {
  const found = table.get(String(name));
  if (!found.exists || found.id !== name) throw new Error(`no ${kind} is called ${name}`);
  return found;
}

function within(value, low, high, what) {
  if (!Number.isInteger(value) || value < low || value > high) throw new Error(`${what} ${value} is outside ${low}-${high}`);
  return value;
}

function spread(values, high, what) {
  if (!Array.isArray(values) || values.length !== STATS.length) throw new Error(`${STATS.length} ${what}s are needed`);
  return Object.fromEntries(STATS.map((stat, i) => [stat, within(values[i], 0, high, what)]));
}

export function statsOf(pokemon) {
  const { atk, def, spa, spd, spe } = pokemon.storedStats;
  return [pokemon.maxhp, atk, def, spa, spd, spe];
}
