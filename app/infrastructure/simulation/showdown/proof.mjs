/**
 * The program behind the proofs: that the fast loop changes no result (`compare`), and that another engine plays the same
 * (`trace`); and behind the benchmark (`battles`).
 */
import { fastBattles } from './fast_loop.mjs';
import { plainBattles } from './plain_loop.mjs';
import { each, serve } from './protocol.mjs';
import { playDuel, tally } from './tally.mjs';
import { trace } from './trace.mjs';

serve({
  battles: ({ duels, battles }) => each(duels, (duel) => tally(playDuel(plainBattles, duel, battles))),
  compare: ({ duels, battles }) =>
    each(duels, (duel) => [plainBattles, fastBattles].map((loop) => [...playDuel(loop, duel, battles)])),
  trace: ({ duels, turns }) => each(duels, (duel) => trace(duel, turns)),
});
