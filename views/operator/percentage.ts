/** Formats a share from 0 to 1 as a whole percentage in this language, such as `87 %`. */
export function percent(share: number, language: string): string {
  return share.toLocaleString(language, { style: 'percent', maximumFractionDigits: 0 })
}
