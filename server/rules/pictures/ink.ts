/** The canvas and the colours that every drawing shares. */
export const CANVAS = { width: 800, height: 600 }

export const PAPER = '#fffaf0'
export const PAPER_EDGE = '#eadfca'
export const INK = '#2f2a44'
export const FAINT_INK = '#8a839c'
export const RED_INK = '#e03131'
export const GONE = '#e4dfd6'

/** One for each piece of a solved rebus; white letters are legible on all of them. */
export const PIECE_COLOURS = ['#4263eb', '#c2410c', '#2b7a3d', '#9c36b5', '#0b7285', '#b02a5b']

/** At most one digit after the point: enough at any size, and easy to read. */
export const n = (value: number) => Math.round(value * 10) / 10
