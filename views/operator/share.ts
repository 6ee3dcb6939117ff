/** `87 %` of a share from 0 to 1. */
export function percent(share: number, language: string): string {
  return share.toLocaleString(language, { style: 'percent', maximumFractionDigits: 0 })
}
