/** The canvas and the colours that every drawing shares. */
export const canvas = { width: 800, height: 600 }

export const paper = '#fffaf0'
export const paperEdge = '#eadfca'
export const ink = '#2f2a44'
export const faintInk = '#8a839c'
export const redInk = '#e03131'
export const goneColour = '#e4dfd6'

/** One for each piece of a solved rebus; white letters are legible on all of them. */
export const pieceColours = ['#4263eb', '#c2410c', '#2b7a3d', '#9c36b5', '#0b7285', '#b02a5b']

/** At most one digit after the point: enough at any size, and easy to read. */
export const rounded = (value: number) => Math.round(value * 10) / 10
