import { dex } from './rules.mjs';

const PREFIXES = /^(Ally|Any|Field|Foe|Side|Source)(?=[A-Z])/;
const callbacks = new Map();
const handledBy = new Map();

/** `onHit` for `Hit`, without building the text each time. */
export function callbackName(event) {
  let name = callbacks.get(event);
  if (name === undefined) callbacks.set(event, (name = `on${event}`));
  return name;
}

/** The events that a status, a volatile or a side condition may answer, under whatever prefix. */
export function eventsHandledBy(id) {
  let events = handledBy.get(id);
  if (events === undefined) handledBy.set(id, (events = findEvents(dex.conditions.getByID(id))));
  return events;
}

function findEvents(condition) {
  const events = new Set();
  for (const key in condition) {
    if (!/^on[A-Z]/.test(key)) continue;
    events.add(key.slice(2));
    events.add(key.slice(2).replace(PREFIXES, ''));
  }
  return events;
}
