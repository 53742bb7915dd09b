/** A throw is a whole number below this. */
export const TWO_TO_32 = 2 ** 32;

/** The engine's dice, on the small fast generator sfc32; one battle's throws depend on (duel's seed, battle's number) only. */
export class Dice {
  constructor() {
    this.reseed(0, 0, 0);
  }

  reseed(high, low, battle) {
    this.a = high | 0;
    this.b = low | 0;
    this.c = battle | 0;
    this.counter = 1;
    // The authors of sfc32 throw the first dozen away so that close seeds part.
    for (let i = 0; i < 12; i++) this.next();
  }

  next() {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** A share in [0, 1), an integer in [0, from), or an integer in [from, to). */
  random(from, to) {
    const share = this.next() / TWO_TO_32;
    if (from === undefined) return share;
    return to ? Math.floor(share * (to - from)) + from : Math.floor(share * from);
  }

  randomChance(numerator, denominator) {
    return this.random(denominator) < numerator;
  }

  sample(items) {
    return items[this.random(items.length)];
  }

  shuffle(items, start = 0, end = items.length) {
    for (let i = start; i < end - 1; i++) {
      const chosen = this.random(i, end);
      [items[i], items[chosen]] = [items[chosen], items[i]];
    }
  }
}
