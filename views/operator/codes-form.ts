/** Returns the attributes of a form whose answer is the page: with a script only its main part is put in, without one all of it. */
export const intoCodes = (action: `/${string}`) =>
  ({
    method: 'post',
    action,
    'hx-post': action,
    'hx-target': '#codes',
    'hx-select': '#codes',
    'hx-swap': 'outerHTML',
    'hx-disable': 'find button',
  }) as const
