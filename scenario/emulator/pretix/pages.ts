import { Hono } from 'hono'
import { html } from 'hono/html'
import { type Counter, usable } from './orders.ts'
import type { ShopOwner } from './shop.ts'

/**
 * Returns the pages of the shop: its vouchers and webhooks, where a voucher is spent, and the order that follows, with buttons for what its organiser or time
 * may do to it.
 */
export function shopPages(owner: ShopOwner, counter: Counter): Hono {
  const { shop } = owner
  const root = `/${shop.organizer}/${shop.event}`
  const orderAt = (code: string) => shop.orders.find((order) => order.code === code)
  const pages = new Hono()
  pages.get(`${root}/`, (c) => {
    const vouchers = shop.vouchers.map(
      ({ code, redeemed, tag }) =>
        html`<li><a href="${root}/redeem?voucher=${code}">${code}</a> ${tag}, redeemed: ${redeemed}</li>`,
    )
    const hooks = shop.hooks.map((hook) => html`<li>${hook}</li>`)
    const form = html`<h2>Webhooks</h2>
      <ul>
        ${hooks}
      </ul>
      <form method="post">
        <label>Address <input name="hook" type="url" required /></label> <button>Add</button>
      </form>
      <h2>Vouchers</h2>
      <ul>
        ${vouchers}
      </ul>`
    return c.html(document(`${shop.organizer}: ${shop.event}`, form))
  })
  pages.post(`${root}/`, async (c) => {
    const { hook } = await c.req.parseBody()
    if (typeof hook === 'string' && URL.canParse(hook)) shop.hooks.push(hook)
    return c.redirect(`${root}/`, 303)
  })
  pages.get(`${root}/redeem`, (c) => {
    const code = c.req.query('voucher') ?? ''
    const voucher = usable(owner, code)
    if (!voucher) return c.html(document('This voucher is unknown, used or out of date.', ''), 404)
    const worth = `price: ${voucher.price_mode} ${voucher.value ?? ''}`
    const form = html`<p>${worth}</p>
      <form method="post"><input type="hidden" name="voucher" value="${code}" /><button>Order a ticket</button></form>`
    return c.html(document(`Voucher ${voucher.code}`, form))
  })
  pages.post(`${root}/redeem`, async (c) => {
    const { voucher } = await c.req.parseBody()
    const order = typeof voucher === 'string' ? await counter.redeem(voucher) : null
    return order ? c.redirect(`${root}/orders/${order.code}`, 303) : c.html(document('This voucher cannot be used.', ''), 404)
  })
  pages.get(`${root}/orders/:code`, (c) => {
    const order = orderAt(c.req.param('code'))
    if (!order) return c.notFound()
    const buttons = ['pay', 'cancel', 'expire'].map((what) => html`<button name="what" value="${what}">${what}</button> `)
    return c.html(document(`Order ${order.code}: ${order.status}`, html`<form method="post">${buttons}</form>`))
  })
  pages.post(`${root}/orders/:code`, async (c) => {
    const order = orderAt(c.req.param('code'))
    const { what } = await c.req.parseBody()
    if (!order || (what !== 'pay' && what !== 'cancel' && what !== 'expire')) return c.notFound()
    await counter[what](order)
    return c.redirect(c.req.path, 303)
  })
  return pages
}

const document = (title: string, body: unknown) =>
  html`<!doctype html>
    <html lang="en">
      <title>${title}</title>
      <h1>${title}</h1>
      ${body}
    </html>`
