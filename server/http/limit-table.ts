/** At most so many within so many seconds, counted from the first. */
export type Measure = {
  most: number
  seconds: number
  /** counted by every server for itself: where that is enough, nothing is written to the database */
  isOwn?: true
}

/** Whom something is counted for. */
export type Party = 'address' | 'visit' | 'number' | 'call'

/**
 * What is limited, and to how much. By number and visit it is what a person does, with room for haste; by address it is what a whole
 * conference of 3,000 people behind one address does, because that is who may be there.
 */
export const measures = {
  /** Pages and pictures: 3,000 people, each of whom reloads or sees a new picture once a minute. */
  pages: { address: { most: 30_000, seconds: 600, isOwn: true } },

  /**
   * A number is given. Whether it has played shows in the answer, so each number is asked about a few times an hour and no more: a
   * family with its browsers is below that. One browser tries a few numbers. All of a conference come within the same ten minutes.
   */
  visits: { address: { most: 5_000, seconds: 600 }, visit: { most: 10, seconds: 600 }, number: { most: 6, seconds: 3_600 } },

  /**
   * Being called disturbs whoever has the number, and costs money. A number is called three times at most in all (callback/tries.ts); a
   * browser asks again after a call in vain, for two numbers, say. An address asks for as much as is called in that time and waits.
   */
  callbacks: { address: { most: 300, seconds: 600 }, visit: { most: 8, seconds: 86_400 }, number: { most: 12, seconds: 3_600 } },

  /** Typed answers, buttons pressed: nobody does more than one a second. */
  commands: { visit: { most: 60, seconds: 60 } },

  /** Sockets opened: a bad line brings a browser back every other second, with several tabs. */
  sockets: { visit: { most: 300, seconds: 60, isOwn: true } },

  /** What a call reports: a turn takes seconds. Only a scenario that has run wild comes to this, and 429 ends its call. */
  events: { call: { most: 300, seconds: 60, isOwn: true } },

  /**
   * Wrong passwords. At twenty in a quarter of an hour, a password of eight small letters lasts for a hundred thousand years on average. A browser
   * that has once had it right is counted for itself, so that nobody on the conference's network shuts the operator out.
   */
  passwords: { address: { most: 20, seconds: 900 }, visit: { most: 20, seconds: 900 } },

  /** The telephone in the browser: several people press its keys and hear it speak. */
  telephone: { address: { most: 3_000, seconds: 60, isOwn: true } },
} satisfies Record<string, Partial<Record<Party, Measure>>>

export type Measures = Record<keyof typeof measures, Partial<Record<Party, Measure>>>

/** Sockets that are open at once. More than eight windows nobody looks at; three of each of 3,000 people is a full conference. */
export const mostSockets = { visit: 8, address: 10_000 }
