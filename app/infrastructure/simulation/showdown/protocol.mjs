import { createInterface } from 'node:readline';

/** Answers a JSON request per line of the standard input with a JSON line that carries the same `id`, until the input ends. */
export function serve(operations) {
  // Only answers may stand on the standard output.
  console.log = console.error;
  const answer = (line) => process.stdout.write(`${JSON.stringify(reply(operations, line))}\n`);
  createInterface({ input: process.stdin }).on('line', answer);
}

/** The results of all items, or the error of the first bad one with its position. */
export function each(items, answer) {
  if (!Array.isArray(items)) throw new Error('a list was expected');
  const results = items.map((item, index) => {
    try {
      return answer(item);
    } catch (error) {
      throw Object.assign(new Error(error.message), { index });
    }
  });
  return { results };
}

function reply(operations, line) {
  let id = null;
  try {
    const request = JSON.parse(line);
    id = request?.id ?? null;
    if (!Object.hasOwn(operations, request?.op)) throw new Error(`no operation is called ${request?.op}`);
    return { id, ...operations[request.op](request) };
  } catch (error) {
    return { id, error: error.message, ...(error.index === undefined ? {} : { duel: error.index }) };
  }
}
