/** Deno takes the package's other file, which exports nothing by name. */
declare module 'opentype.js/dist/opentype.mjs' {
  export { type Font, parse } from 'opentype.js'
}
