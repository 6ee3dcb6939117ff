// What somebody types stays, whatever comes meanwhile: a reply to what was sent before, or news. Only what was sent leaves its field, and
// it comes back where it was refused or got lost, unless something else has been typed.
const fields = 'input:not([type="hidden"])'
const leaving = 'input[data-leaves]'

/** @type {WeakMap<HTMLFormElement, { ctx: object, held: Map<string, string | boolean> }>} the last request of a form */
const sent = new WeakMap()

/** @type {WeakSet<object>} the requests whose replies had the form, and in it what is to be corrected */
const replied = new WeakSet()

document.addEventListener('htmx:config:request', ({ detail: { ctx } }) => {
  const form = ctx.sourceElement
  if (!form.matches('form')) return
  for (const field of form.querySelectorAll(leaving)) field.value = ''
  const held = [...form.querySelectorAll(fields)].map((field) => [field.name, field[holding(field)]])
  sent.set(form, { ctx, held: new Map(held) })
})

document.addEventListener('htmx:before:swap', ({ detail: { ctx, tasks } }) => {
  const all = (selector) => tasks.flatMap(({ fragment }) => [...(fragment?.querySelectorAll(selector) ?? [])])
  const kept = all(fields).map((incoming) => keep(incoming, ctx))
  // whoever types into one field is not sent to another
  if (kept.includes(document.activeElement)) for (const element of all('[autofocus]')) element.removeAttribute('autofocus')
})

document.addEventListener('htmx:finally:request', ({ detail: { ctx } }) => {
  const form = ctx.sourceElement
  if (!sent.has(form) || replied.has(ctx) || ctx.response?.status < 400) return
  for (const field of form.querySelectorAll(leaving)) field.value ||= ctx.request.body.get(field.name)
})

/** The property that is what a field holds. The attribute of the same name is what it held at first. */
const holding = ({ type }) => (type === 'checkbox' ? 'checked' : 'value')

/**
 * A morph changes what a field holds only where the attribute differs, so a field that keeps it gives its own to the one that comes.
 *
 * @param {HTMLInputElement} incoming
 * @param {object} ctx the request or the socket that it comes by
 * @returns {HTMLInputElement | null} the field of the page, where it keeps what is in it
 */
function keep(incoming, ctx) {
  const form = document.getElementById(incoming.form?.id)
  const field = form?.elements.namedItem(incoming.name)
  if (!field) return null
  const name = holding(field)
  if (form === ctx.sourceElement) replied.add(ctx)
  if (isAnotherBox(field, incoming) || isRefused(field, ctx)) field[name] = incoming[name]
  else if (!isAsSent(field, ctx)) {
    incoming.toggleAttribute(name, field.hasAttribute(name))
    if (field.hasAttribute(name)) incoming.setAttribute(name, field.getAttribute(name))
    return field
  }
  return null
}

/** Nobody agrees to another text than they were shown. */
const isAnotherBox = (field, incoming) => field.type === 'checkbox' && field.value !== incoming.value

const isRefused = (field, ctx) => field.form === ctx.sourceElement && field.matches(leaving) && field.value === ''

function isAsSent(field, ctx) {
  const last = sent.get(field.form)
  return last?.ctx === ctx && !field.matches(leaving) && last.held.get(field.name) === field[holding(field)]
}
