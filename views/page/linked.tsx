const link = /(https:\/\/[^\s<>«»“”]*[^\s<>«»“”.,:;!?)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:\+\d|8)[ \u00a0]\d[\d \u00a0()-]{5,}\d)/

/** A text with its addresses and telephone numbers as links. */
export const Linked = ({ text }: { text: string }) => (
  <>{text.split(link).map((part, index) => (index % 2 === 1 ? <a href={addressIn(part)}>{part}</a> : part))}</>
)

function addressIn(part: string): string {
  if (part.startsWith('https:')) return part
  return part.includes('@') ? `mailto:${part}` : `tel:${part.replace(/[^\d+]/g, '')}`
}
