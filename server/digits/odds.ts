/**
 * What makes it hopeless to guess the digits, whoever waits and however many wait.
 *
 * Digits are given out at the shortest length at which fewer than one in a thousand are in use: four for ten visits, five for a
 * hundred more, six for a thousand more, and so on. A guess meets some visit at 1 : 1,000 at best, a visit of the guesser's choice at 1 : 10,000.
 * After ten wrong tries within an hour, by whomever, the digits are not enough any more: the last four of the number that was given
 * on the page have to follow. So the first ten tries of an hour meet somebody at 1 %, and each that follows at 1 : 10,000,000: a hundred lines that
 * guess without a pause, some 12,000 tries an hour, would need 800 hours. Nobody is locked out by it, least of all those who
 * hide their numbers, whom nothing tells apart: they key in four digits more.
 * A caller who shows a number has nine tries a day, and changes the digits of those who wait with his number when three were wrong.
 */
export const mostTaken = 1 / 1_000
export const shortest = 4
export const longest = 8

/** in one call */
export const mostTries = 3

/** by all who call, within an hour */
export const mostWrongAnHour = 10

/** by one number: three calls */
export const mostWrongADay = 9

/** So many calls of one number within a day have been answered in vain: the next ones are refused, which costs nobody anything. */
export const mostInVainADay = 12

/** Digits that somebody else has seen are of no use to him for longer. */
export const minutesUntilChanged = 30

/** of the number, asked for after the digits */
export const digitsOfNumber = 4
