import { readFileSync } from 'node:fs';
import { Battle, Dex } from '@pkmn/sim';
import * as letsGo from '@pkmn/mods/gen7letsgo';

const MOD = 'gen7letsgo';

/**
 * The engine's own `statModify` for Let's Go has added awakening values to HP only since a refactoring of August 2025, and it
 * sets every friendship to 70. The game adds awakening values to every stat, after nature and friendship; this puts it right.
 */
function statModify(baseStats, set, stat) {
  const truncate = this.trunc;
  const level = truncate(2 * baseStats[stat] + set.ivs[stat] + (stat === 'hp' ? 100 : 0)) * set.level;
  if (stat === 'hp') return truncate(level / 100 + 10) + set.evs.hp;
  const nature = this.dex.natures.get(set.nature);
  const percent = 100 + (nature.plus === stat ? 10 : 0) - (nature.minus === stat ? 10 : 0);
  const withNature = truncate((truncate(level / 100 + 5) * percent) / 100);
  const friendship = truncate((set.happiness / 255 / 10 + 1) * 100);
  return truncate((withNature * friendship) / 100) + set.evs[stat];
}

export const dex = Dex.mod(MOD, { ...letsGo, Scripts: { ...letsGo.Scripts, statModify } });

/** A custom game: no clause, and not the "LGPE Normal Rules", which would force level 50 and awakening values of 0. */
const FORMAT = { ...dex.formats.get('gen7customgame'), mod: MOD, ruleset: [], banlist: [], battle: null };

export function engineVersion() {
  const versions = ['@pkmn/sim', '@pkmn/mods'].map((name) => packageVersion(name));
  return versions[0] === versions[1] ? versions[0] : versions.join('+mods-');
}

function packageVersion(name) {
  return JSON.parse(readFileSync(new URL(`./node_modules/${name}/package.json`, import.meta.url), 'utf8')).version;
}

/** Starts one battle of two sets with the engine's class, or one derived from it. */
export function startBattle(BattleClass, prng, setA, setB) {
  const side = (name, set) => ({ name, team: [{ ...set, ivs: { ...set.ivs }, evs: { ...set.evs } }] });
  const battle = new BattleClass({ format: FORMAT, prng, p1: side('a', setA), p2: side('b', setB) }, dex);
  // For this mod the engine also fixes the friendship that sets the power of Pika Papow and Veevee Volley.
  for (const pokemon of battle.getAllPokemon()) pokemon.happiness = pokemon.set.happiness;
  return battle;
}

export function hpLeft(battle) {
  return battle.sides.map((side) => side.active[0].hp);
}

export { Battle };
