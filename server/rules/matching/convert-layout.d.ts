/** The package comes without types. This is the part of it that we use. */
declare module 'convert-layout' {
  type Layout = { fromEn(typed: string): string; toEn(typed: string): string }
  export const ru: Layout
}
