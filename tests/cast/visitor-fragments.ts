/** Applies a frame of `<hx-partial>` elements to the document as htmx does, as far as our frames need it. */
export function applyFrame(document: Document, frame: string): void {
  const holder = document.createElement('template')
  holder.innerHTML = frame
  for (const partial of holder.querySelectorAll('hx-partial')) {
    const target = document.querySelector(partial.getAttribute('hx-target') ?? '')
    if (target) swap(target, partial)
  }
}

function swap(target: Element, partial: Element): void {
  switch (partial.getAttribute('hx-swap')) {
    case 'innerHTML':
    case 'innerMorph':
      return target.replaceChildren(...partial.childNodes)
    case 'upsert':
      return [...partial.children].forEach((item) => upsert(target, item))
    default:
      return target.replaceWith(...partial.childNodes)
  }
}

function upsert(list: Element, item: Element): void {
  const known = [...list.children].find(({ id }) => id === item.id)
  if (known) known.replaceWith(item)
  else list.append(item)
}

/** Returns the text that a person can read: no hidden elements, scripts or styles, whitespace collapsed. */
export function visibleText(document: Document): string {
  const copy = document.body.cloneNode(true) as HTMLElement
  for (const unseen of copy.querySelectorAll('[hidden], script, style')) unseen.remove()
  for (const block of copy.querySelectorAll('p, li, div, span, output, button, label')) block.append(' ')
  return (copy.textContent ?? '').replace(/\s+/g, ' ')
}
