// Prints, as one JSON document, every fact of the Let's Go Pokédex that Pokémon Showdown's data holds.
// Usage: node extract_pokedex.mjs [folder that holds node_modules; default: this folder]
// {"packages": {name: version}, "tables": {table: {"columns": [...], "rows": [[...], ...]}}}
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const folder = resolve(process.argv[2] ?? dirname(fileURLToPath(import.meta.url)));
const require = createRequire(join(folder, "package.json"));
const { Dex } = require("@pkmn/sim");
const mod = require("@pkmn/mods/gen7letsgo");
const dex = Dex.mod("gen7letsgo", mod);

const TYPES = ["Normal", "Fire", "Water", "Electric", "Grass", "Ice", "Fighting", "Poison", "Ground", "Flying",
  "Psychic", "Bug", "Rock", "Ghost", "Dragon", "Dark", "Steel", "Fairy"];
const STATS = ["hp", "atk", "def", "spa", "spd", "spe"];
const STAGES = ["atk", "def", "spa", "spd", "spe", "accuracy", "evasion"];
const FORMS = ["base", "alola", "mega", "partner"];
const METHODS = ["start", "level", "evolution", "tm", "tutor"];

// ---- What the engine says with functions, said here with facts -----------------------------------------------
// move id: [every function-valued property of the move ("c." = "condition."), its effect rows]
// An effect row: [effect, target, chance in percent, stat, value, value_max]. "auto" takes the engine's chance.
// A move with no function stands here when another move's or the engine's own code gives it its effect.
// "weather": no move or ability of Let's Go calls any.
const self = (effect, value, most) => [effect, "self", 100, null, value, most];
const foe = (effect, value, most) => [effect, "foe", 100, null, value, most];
const NOTHING = [self("no-effect")];
const BY_HAND = {
  bide: ["beforeMoveCallback c.onStart c.onDamage c.onBeforeMove c.onMoveAborted c.onEnd", [self("bide", 2)]],
  blizzard: ["onModifyMove", []], // weather
  brickbreak: ["onTryHit", [["breaks-screens", "foe-side", 100]]],
  celebrate: ["onTryHit", NOTHING],
  clearsmog: ["onHit", [foe("reset-stats")]],
  conversion: ["onHit", [self("conversion")]],
  counter: ["damageCallback beforeTurnCallback onTry c.onStart c.onRedirectTarget c.onDamagingHit",
    [foe("counter-physical", 200)]],
  defensecurl: ["c.onRestart", []],
  dig: ["onTryMove c.onImmunity c.onInvulnerability c.onSourceModifyDamage",
    [self("charge"), self("hide-underground")]],
  disable: ["onTryHit c.onStart c.onEnd c.onBeforeMove c.onDisableMove", []],
  dreameater: ["onTryImmunity", [foe("fails-unless-asleep")]],
  earthquake: ["", [foe("double-on-underground")]],
  encore: ["c.onStart c.onOverrideAction c.onResidual c.onEnd c.onDisableMove", []],
  facade: ["onBasePower", [self("double-power-if-statused")]],
  fakeout: ["onTry", [self("first-turn-only")]],
  fly: ["onTryMove c.onInvulnerability c.onSourceModifyDamage", [self("charge"), self("hide-in-air")]],
  focusenergy: ["c.onStart c.onModifyCritRatio", [self("focus-energy", 2)]],
  freezyfrost: ["onHit", [["haze", "field", 100]]],
  growth: ["onModifyMove", []], // weather
  gust: ["", [foe("hits-in-air"), foe("double-on-air")]],
  haze: ["onHitField", [["haze", "field", 100]]],
  helpinghand: ["onTryHit c.onStart c.onRestart c.onBasePower", [["helping-hand", "party", 100]]],
  highjumpkick: ["onMoveFail", [self("crash", 50)]],
  jumpkick: ["onMoveFail", [self("crash", 50)]],
  leechseed: ["c.onStart c.onResidual onTryImmunity", [foe("leech-seed")]],
  lightscreen: ["c.durationCallback c.onAnyModifyDamage c.onSideStart c.onSideEnd", []],
  lowkick: ["basePowerCallback", [foe("power-by-weight")]],
  metronome: ["onHit", [self("metronome")]],
  mimic: ["onHit", [foe("mimic")]],
  minimize: ["c.onRestart c.onSourceModifyDamage c.onAccuracy", [self("minimize")]],
  mirrorcoat: ["damageCallback beforeTurnCallback onTry c.onStart c.onRedirectTarget c.onDamagingHit",
    [foe("counter-special", 200)]],
  mirrormove: ["onTryHit", [foe("mirror-move")]],
  mist: ["c.onTryBoost c.onSideStart c.onSideEnd", []],
  payday: ["", [["pay-day", "own-side", 100]]],
  pikapapow: ["basePowerCallback", [self("power-by-friendship")]],
  protect: ["onPrepareHit onHit c.onStart c.onTryHit", [self("protect")]],
  psywave: ["damageCallback", [foe("random-level-damage", 50, 150)]],
  rage: ["c.onStart c.onHit c.onBeforeMove", [self("rage")]],
  razorwind: ["onTryMove", [self("charge")]],
  reflect: ["c.durationCallback c.onAnyModifyDamage c.onSideStart c.onSideEnd", []],
  rest: ["onTry onHit", [self("rest", 2)]],
  roost: ["c.onStart c.onType", [self("roost")]],
  sappyseed: ["onHit", [foe("leech-seed")]],
  skullbash: ["onTryMove", [self("charge"), ["charge-stat-stage", "self", 100, "def", 1]]],
  skyattack: ["onTryMove", [self("charge")]],
  solarbeam: ["onTryMove onBasePower", [self("charge")]], // onBasePower: weather
  sparklyswirl: ["self.onHit", [["cure-party", "party", 100]]],
  splash: ["onTry onTryHit", NOTHING],
  stealthrock: ["c.onSideStart c.onSwitchIn", []],
  substitute: ["onTryHit onHit c.onStart c.onTryPrimaryHit c.onEnd", [self("substitute", 25)]],
  suckerpunch: ["onTry", [foe("fails-unless-foe-attacks")]],
  superfang: ["damageCallback", [foe("half-hp-damage", 50)]],
  taunt: ["c.onStart c.onEnd c.onDisableMove c.onBeforeMove", []],
  teleport: ["onTry", []],
  thunder: ["onModifyMove", [foe("hits-in-air")]], // onModifyMove: weather
  toxic: ["onPrepareHit c.onSourceInvulnerability c.onSourceAccuracy", [self("sure-hit-if-user-poison")]],
  transform: ["onHit", [foe("transform")]],
  triattack: ["secondary.onHit", [["random-status", "foe", "auto"]]],
  veeveevolley: ["basePowerCallback", [self("power-by-friendship")]],
  yawn: ["onTryHit c.onStart c.onEnd", []],
};

// ---- What the engine says with data --------------------------------------------------------------------------
const STATUS = { brn: "burn", par: "paralysis", frz: "freeze", slp: "sleep", psn: "poison", tox: "bad-poison" };
const turns = (id) => dex.conditions.get(id).duration;
// Engine's id: effect row without its chance, or null when BY_HAND has the row or a stat-stage row says it all.
const VOLATILE = {
  flinch: foe("flinch"), confusion: foe("confusion"), partiallytrapped: foe("trap", 4, 5),
  mustrecharge: self("recharge"), lockedmove: self("locked-in", 2, 3), disable: foe("disable", turns("disable")),
  encore: foe("encore", turns("encore")), taunt: foe("taunt", turns("taunt")), yawn: foe("yawn", turns("yawn")),
  bide: null, defensecurl: null, focusenergy: null, helpinghand: null, leechseed: null, minimize: null, protect: null,
  rage: null, roost: null, substitute: null,
};
const SIDE = {
  reflect: ["reflect", "own-side", 100, null, turns("reflect")],
  lightscreen: ["light-screen", "own-side", 100, null, turns("lightscreen")],
  mist: ["mist", "own-side", 100, null, turns("mist")],
  stealthrock: ["stealth-rock", "foe-side", 100],
};
const known = (table, key, move) => {
  if (!(key in table)) throw new Error(`${move.name}: nothing is known of "${key}"`);
  return table[key];
};
const hit = (part, target, chance, move) => [
  ...(part.status ? [[known(STATUS, part.status, move), target, chance]] : []),
  ...[part.volatileStatus].filter(Boolean).map((id) => known(VOLATILE, id, move)).filter(Boolean)
    .map(([effect, on, , ...rest]) => [effect, on, chance, ...rest]),
  ...[part.sideCondition].filter(Boolean).map((id) => known(SIDE, id, move)),
  ...STAGES.filter((stat) => part.boosts?.[stat])
    .map((stat) => ["stat-stage", target, chance, stat, part.boosts[stat]]),
  ...(part.self ? hit(part.self, "self", chance, move) : []),
];
const percent = ([over, under]) => Math.round((100 * over) / under);
const DATA = {
  drain: (m) => [self("drain", percent(m.drain))],
  recoil: (m) => [self("recoil", percent(m.recoil))],
  heal: (m) => [self("heal", percent(m.heal))],
  multihit: (m) => [foe("multi-hit", ...hits(m))],
  willCrit: () => [foe("always-critical")],
  damage: (m) => [m.damage === "level" ? foe("level-damage") : foe("fixed-damage", m.damage)],
  ohko: () => [foe("one-hit-ko")],
  selfdestruct: () => [self("self-ko")],
  overrideOffensivePokemon: () => [foe("uses-foe-attack")],
  forceSwitch: () => [foe("force-switch")],
  selfSwitch: () => [self("switch-user")],
  breaksProtect: () => [foe("breaks-protect")],
  thawsTarget: () => [foe("thaw-foe")],
};
const FLAGS = { defrost: [self("thaw-user")], minimize: [foe("double-on-minimized")] };
// Read elsewhere in this program, without meaning in Let's Go, or bookkeeping of the engine.
const READ = new Set(`accuracy basePower boosts category critRatio flags multihit name num pp priority secondaries
  secondary self sideCondition status target type volatileStatus condition hasCrashDamage ignoreImmunity noPPBoosts
  baseMoveType callsMove contestType desc effectType exists fullname gen id isNonstandard kind maxMove nonGhostTarget
  shortDesc stallingMove zMove`.split(/\s+/));

const slugOf = (name) => name.toLowerCase().replace(/[’'.]/g, "").replace(/[^a-z0-9]+/g, "-");
const hits = (m) => (Array.isArray(m.multihit) ? m.multihit : [m.multihit ?? 1, m.multihit ?? 1]);
const orNull = (value) => value || null;
const by = (...keys) => (a, b) => keys.map((k) => [k(a), k(b)]).map(([x, y]) => (x > y) - (x < y)).find(Boolean) ?? 0;

function functionsOf(value, path = "") {
  if (typeof value === "function") return [path];
  if (!value || typeof value !== "object") return [];
  return Object.keys(value).filter((key) => key !== "secondaries" || value.secondaries?.length > 1)
    .flatMap((key) => functionsOf(value[key], path ? `${path}.${key}` : key));
}

function checkMove(m) {
  const said = (BY_HAND[m.id]?.[0] ?? "").split(" ").filter(Boolean).map((p) => p.replace(/^c\./, "condition."));
  const found = functionsOf(m);
  for (const path of found) if (!said.includes(path)) throw new Error(`${m.name}: nothing is known of ${path}`);
  for (const path of said) if (!found.includes(path)) throw new Error(`${m.name}: the engine has no ${path} any more`);
  const idle = [undefined, null, false, ""];
  const strange = Object.keys(m).filter((key) => !READ.has(key) && !(key in DATA) && !idle.includes(m[key]))
    .filter((key) => typeof m[key] !== "function");
  if (strange.length) throw new Error(`${m.name}: nothing is known of ${strange.join(", ")}`);
  if (Boolean(m.hasCrashDamage) !== JSON.stringify(BY_HAND[m.id] ?? "").includes('"crash"')) {
    throw new Error(`${m.name}: crash damage disagrees`);
  }
}

function effectsOf(m) {
  checkMove(m);
  const target = m.target === "self" ? "self" : "foe";
  const rows = [
    ...Object.keys(DATA).filter((key) => m[key]).flatMap((key) => DATA[key](m)),
    ...hit(m, target, 100, m),
    ...(m.secondaries ?? []).flatMap((s) => hit(s, "foe", s.chance ?? 100, m)),
    ...(BY_HAND[m.id]?.[1] ?? []).map(([e, on, chance, ...rest]) =>
      [e, on, chance === "auto" ? m.secondary.chance : chance, ...rest]),
    ...Object.keys(FLAGS).filter((flag) => m.flags[flag]).flatMap((flag) => FLAGS[flag]),
  ];
  if (m.category === "Status" && !rows.length) throw new Error(`${m.name}: a status move without an effect`);
  return rows.map((row, at) => [slugOf(m.name), at + 1, ...Array.from({ length: 6 }, (_, i) => row[i] ?? null)]);
}

const formOf = (s) => (s.isMega ? "mega" : { Alola: "alola", Starter: "partner" }[s.forme] ?? "base");
const GENDERED = { nidoranf: "Nidoran♀", nidoranm: "Nidoran♂" };
const officialName = (s) => ({
  base: GENDERED[s.id] ?? s.name,
  alola: `Alolan ${s.baseSpecies}`,
  mega: `Mega ${s.baseSpecies}${s.forme.replace("Mega", "").replace("-", " ")}`,
  partner: `Partner ${s.baseSpecies}`,
})[formOf(s)];
const species = Object.keys(mod.FormatsData).map((id) => dex.species.get(id))
  .filter((s) => s.exists && !s.isNonstandard && s.tier !== "Illegal")
  .sort(by((s) => s.num, (s) => FORMS.indexOf(formOf(s)), (s) => slugOf(s.name)));
const legal = new Set(species.map((s) => s.name));
const pokemonRow = (s) => {
  const prevo = legal.has(s.prevo) ? s.prevo : null;
  return [slugOf(s.name), s.id, s.name, officialName(s), s.num, slugOf(s.baseSpecies), formOf(s),
    s.forme.replace(/^(Mega-?|Alola|Starter)/, "").toLowerCase(), s.types[0].toLowerCase(),
    s.types[1]?.toLowerCase() ?? null, ...STATS.map((stat) => s.baseStats[stat]), Math.round(s.weightkg * 10),
    Math.round(s.heightm * 10), prevo && slugOf(prevo), prevo && orNull(s.evoLevel)];
};

const learnsetOf = (s) => mod.Learnsets[s.id] ?? mod.Learnsets[dex.species.get(s.baseSpecies).id];
function learned(code, learnset) {
  const [, letter, number] = /^7([LMTS])(\d*)$/.exec(code) ?? [];
  if (letter === "L") return Number(number) ? ["level", Number(number)] : ["evolution", null];
  if (letter === "S") return ["start", learnset.eventData[Number(number)].level];
  if (letter === "M") return ["tm", null];
  if (letter === "T") return ["tutor", null];
  throw new Error(`nothing is known of the way of learning "${code}"`);
}
const learnsetRows = (s) => {
  const ways = Object.entries(learnsetOf(s).learnset).flatMap(([id, codes]) =>
    codes.map((code) => [slugOf(s.name), slugOf(dex.moves.get(id).name), ...learned(code, learnsetOf(s))]));
  const unique = [...new Map(ways.map((row) => [row.join(), row])).values()];
  return unique.sort(by((r) => r[1], (r) => METHODS.indexOf(r[2]), (r) => r[3] ?? 0));
};

const moves = [...new Set(species.flatMap((s) => Object.keys(learnsetOf(s).learnset)))]
  .map((id) => dex.moves.get(id)).sort(by((m) => slugOf(m.name)));
for (const id of Object.keys(BY_HAND)) {
  if (!moves.some((m) => m.id === id)) throw new Error(`${id}: known by hand, but no Pokémon learns it any more`);
}
const moveRow = (m) => [slugOf(m.name), m.id, m.name, m.type.toLowerCase(), m.category.toLowerCase(),
  orNull(m.basePower), m.accuracy === true ? null : m.accuracy, m.pp, m.priority, m.target, (m.critRatio ?? 1) - 1,
  ...hits(m), !m.isNonstandard, Object.keys(m.flags).sort().join(" ")];

const EFFECTIVENESS = [1, 2, 0.5, 0]; // of the engine's damageTaken codes
const factor = (attack, defence) => EFFECTIVENESS[dex.types.get(defence).damageTaken[attack]];
const natures = dex.natures.all().map((n) => [n.id, n.name, n.plus ?? null, n.minus ?? null]).sort(by((n) => n[0]));
const table = (columns, rows) => ({ columns: columns.split(","), rows });
const version = (name) =>
  JSON.parse(readFileSync(join(folder, "node_modules", ...name.split("/"), "package.json"), "utf8")).version;

process.stdout.write(JSON.stringify({
  packages: Object.fromEntries(["@pkmn/mods", "@pkmn/sim"].map((name) => [name, version(name)])),
  tables: {
    types: table("slug,name_en", TYPES.map((t) => [t.toLowerCase(), t])),
    type_chart: table(`attacking,${TYPES.join().toLowerCase()}`,
      TYPES.map((attack) => [attack.toLowerCase(), ...TYPES.map((defence) => factor(attack, defence))])),
    natures: table("slug,name_en,increased,decreased", natures),
    pokemon: table(`slug,showdown_id,showdown_name,name_en,dex_number,species,form,variant,type_1,type_2,${STATS.join()},`
      + "weight_hg,height_dm,evolves_from,evolution_level", species.map(pokemonRow)),
    moves: table("slug,showdown_id,name_en,type,category,power,accuracy,pp,priority,target,critical_stage,hits_min,"
      + "hits_max,playable,flags", moves.map(moveRow)),
    move_effects: table("move,position,effect,target,chance,stat,value,value_max", moves.flatMap(effectsOf)),
    learnsets: table("pokemon,move,method,level", species.flatMap(learnsetRows)),
  },
}));
