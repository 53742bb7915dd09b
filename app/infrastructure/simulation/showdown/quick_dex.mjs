import { dex } from './rules.mjs';

const patterns = new Map();

/**
 * The engine's dex, whose active moves are shallow copies instead of deep ones. What lies deeper is shared but frozen, so an
 * effect that tried to write there would throw instead of leaking into the next battle.
 */
export const quickDex = Object.create(dex, {
  getActiveMove: { value: (move) => (typeof move?.hit === 'number' ? move : copyOf(dex.moves.get(move))) },
});

function copyOf(move) {
  let pattern = patterns.get(move);
  if (pattern === undefined) patterns.set(move, (pattern = patternOf(move)));
  return { ...pattern };
}

function patternOf(move) {
  // Spreading loses the prototype; the engine prints moves by their name.
  const pattern = { ...dex.deepClone(move), hit: 0, toString: () => move.name };
  for (const effect of [pattern.self, pattern.secondary, ...(pattern.secondaries ?? [])]) addFlags(effect);
  for (const value of Object.values(pattern)) if (typeof value === 'object') dex.deepFreeze(value);
  return pattern;
}

/** The engine itself gives each effect of a move these empty flags, when the effect first takes place. */
function addFlags(effect) {
  if (!effect) return;
  effect.flags ??= {};
  addFlags(effect.self);
}
