/** The canvas of every drawing, in SVG units. */
export const canvas = { width: 800, height: 600 }

export const paper = '#fffaf0'
export const paperEdge = '#eadfca'
export const ink = '#2f2a44'
export const faintInk = '#8a839c'
export const redInk = '#e03131'
export const removedColour = '#e4dfd6'

/** The colours of a solved rebus's pieces; white letters are legible on all of them. */
export const pieceColours = ['#4263eb', '#c2410c', '#2b7a3d', '#9c36b5', '#0b7285', '#b02a5b']

/** Rounds to one decimal place, which is precise enough at any size and keeps the SVG readable. */
export const rounded = (value: number) => Math.round(value * 10) / 10
