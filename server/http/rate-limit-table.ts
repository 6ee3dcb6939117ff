/** At most `most` requests within `seconds`, counted from the first one. */
export type RateLimit = {
  most: number
  seconds: number
  /** Each server counts for itself. Used where that is accurate enough, because it saves the write to the database. */
  isOwn?: true
  /** Each request is counted before it is looked at, and given back if it was in order. */
  isGivenBack?: true
}

/** What requests are counted by. */
export type Party = 'address' | 'visit' | 'number' | 'call'

/**
 * The usual limits. Those by number and by visit allow for what one person does in a hurry. Those by address allow for a whole
 * conference of 3,000 people, because they may all share one address.
 */
export const limitTable = {
  /**
   * Pages and pictures: 3,000 people, each of whom reloads once a minute or sees two new pictures. A page asks for itself and for its
   * conversation, and while it waits for a number it asks once a minute whether the campaign is still open.
   */
  pages: { address: { most: 100_000, seconds: 600, isOwn: true } },

  /** Hooks of a ticket office: a sale that begins may bring ten orders a second for a while, each of which changes several times. */
  hooks: { address: { most: 6_000, seconds: 600, isOwn: true } },

  /** Pictures that have to be drawn: a fifth of a second each. All results of a usual quiz, in both formats. */
  drawings: { address: { most: 300, seconds: 600, isOwn: true } },

  /**
   * Submitting a number. The answer may reveal whether that number has already played, so an address can ask about each number
   * only a few times an hour; a family with several browsers stays below that. One browser tries a few numbers. A whole conference
   * may arrive within the same ten minutes.
   */
  visits: { address: { most: 5_000, seconds: 600 }, visit: { most: 10, seconds: 600 }, number: { most: 6, seconds: 3_600 } },

  /**
   * Numbers that are new to a browser, for which its page tells whether they have played. Over the limit nobody is kept out:
   * played and new numbers look the same, and the call tells. A conference behind one address soon gets there, and misses little.
   */
  questions: { address: { most: 30, seconds: 3_600 } },

  /**
   * Requesting a callback. A call disturbs the owner of the number and costs money. The game calls a number at most three times
   * a day, but a browser may ask again after a failed call, possibly for two numbers. An address may request as many calls as
   * can be made or queued in that time; its share of the day's calls is counted by the game.
   */
  callbacks: { address: { most: 300, seconds: 600 }, visit: { most: 8, seconds: 86_400 }, number: { most: 12, seconds: 3_600 } },

  /** Typed answers and pressed buttons: a person makes at most one a second. */
  commands: { visit: { most: 60, seconds: 60 } },

  /** Opening sockets: on a bad connection a browser with several tabs reconnects every other second. */
  sockets: { visit: { most: 300, seconds: 60, isOwn: true } },

  /** Events of one call. A turn takes seconds, so only a runaway scenario reaches this limit; the 429 ends its call. */
  events: { call: { most: 300, seconds: 60, isOwn: true } },

  /**
   * Wrong passwords. At 20 tries in 15 minutes, guessing a password of eight lower-case letters takes 100,000 years on average. The
   * form and programs count together. A browser that has signed in as an operator is counted by itself, so that nobody on the
   * conference's network can lock the operator out; those of observers are counted together.
   */
  passwords: {
    address: { most: 20, seconds: 900, isGivenBack: true },
    visit: { most: 20, seconds: 900, isGivenBack: true },
  },

  /** Links to a draft that are none: a colleague opens an old one, or one that was cut off. */
  previews: { address: { most: 30, seconds: 900, isOwn: true } },

  /** The phone simulator: several people press its keys and listen to it. */
  telephone: { address: { most: 3_000, seconds: 60, isOwn: true } },
} satisfies Record<string, Partial<Record<Party, RateLimit>>>

/** The limits by what is requested, then by party. A party without an entry is not limited. */
export type LimitTable = Record<keyof typeof limitTable, Partial<Record<Party, RateLimit>>>

/**
 * How many sockets may be open at once. Nobody watches more than eight windows of one visit; per address, 3,000 people with three
 * windows each make a full conference.
 */
export const mostSockets = { visit: 8, address: 10_000 }
