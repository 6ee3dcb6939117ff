// Made of static/embed/ by `bun run embed`.
;(words, published) => {
  var H = ['svg', 'path']
  function m(e, o = {}, ...t) {
    let r = document.createElementNS(`http://www.w3.org/${H.includes(e) ? '2000/svg' : '1999/xhtml'}`, e)
    for (let [i, n] of Object.entries(o)) r.setAttribute(i, n)
    return (r.append(...t), r)
  }
  var U = '#14301a',
    P = '#63b84c',
    E = (e) => [
      ['#ffd93d', `M${e - 19} 53a19 19 0 1 1 38 0 19 19 0 1 1-38 0`],
      [U, `M${e - 3} 53q3-26 6 0-3 26-6 0`],
      [P, `M${e - 19} 53a19 19 0 1 1 38 0 19 19 0 1 1-38 0`, 'lid'],
      ['none', `M${e - 12} 58q12 8 24 0`, 'asleep'],
    ],
    N = [
      ['#f0643c', 'M48 42 36 16q12 2 16 10L60 4q9 6 11 16L82 0q8 9 8 19l13-14q5 9 2 18l14-6q-1 14-9 25z'],
      [
        P,
        'M80 28c14 0 24 2 34 7 15 5 21 20 20 36 0 8 4 13 3 21-3 17-30 28-57 28S26 109 23 92c-1-8 3-13 3-21-1-16 5-31 20-36 10-5 20-7 34-7z',
      ],
      ...E(51),
      ...E(109),
      ['none', 'M44 95q14 8 34 7 26-2 38-13'],
      ['none', 'M126 20h12l-12 14h12M144 2h9l-9 11h9', 'asleep'],
    ]
  function L() {
    let e = N.map(([o, t, r = '']) => m('path', { fill: o, d: t, class: r }))
    return m('svg', { class: 'pavel', viewBox: '10 0 140 140', 'aria-hidden': 'true' }, ...e)
  }
  var _ = 1500
  function S({ label: e, layer: o, corner: t, motion: r }, i) {
    let n = m('span', { class: 'label', 'aria-hidden': 'true' }, e),
      a = m('button', { class: `button ${t} ${r}`, type: 'button', 'aria-label': e, 'aria-expanded': 'false' })
    ;(a.append(n, L()), o === 'top' && a.setAttribute('popover', 'manual'))
    let s = () => a.classList.add('awake')
    for (let l of ['pointerenter', 'focus']) a.addEventListener(l, s)
    return (a.addEventListener('click', i), setTimeout(s, _), a)
  }
  var M =
    ':host{all:initial!important;position:fixed!important;direction:ltr!important}@media print{:host{display:none!important}}*{box-sizing:border-box}.button,.panel{--motion: 1;position:fixed;inset:auto var(--gap) calc(var(--gap) + env(safe-area-inset-bottom)) auto;margin:0;padding:0;border:2px solid var(--line);color:var(--ink);font:1em/1.35 system-ui,Segoe UI,Roboto,sans-serif;&.left{right:auto;left:var(--gap)}&.calm{--motion: 0}@media(prefers-reduced-motion:reduce){--motion: 0}}:focus-visible{outline:3px solid var(--leaf);outline-offset:2px;box-shadow:0 0 0 7px var(--sheet)}.button{width:4em;height:4em;overflow:visible;border-radius:50%;background:var(--lime);cursor:pointer;@media(width>=32em){width:5.5em;height:5.5em}&[aria-expanded=true]{visibility:hidden}}.label{position:absolute;right:calc(100% + .7em);bottom:.9em;width:max-content;max-width:15em;padding:.7em 1.1em;border:2px solid var(--line);border-radius:20px 20px 4px;background:var(--sheet);font-weight:800;text-align:left;box-shadow:0 8px 24px #0003;.left &{right:auto;left:calc(100% + .7em);border-radius:20px 20px 20px 4px}@media(width<32em){display:none}}.pavel{position:absolute;left:0;bottom:-2px;width:100%;overflow:visible;stroke:#14301a;stroke-width:4;stroke-linecap:round;stroke-linejoin:round;transition:translate calc(.25s * var(--motion));.button:hover &{translate:0 -3px}}.lid{transform-box:fill-box;transform-origin:50% 0;transition:scale calc(.5s * var(--motion));.awake &{scale:1 .2}}.asleep{transition:opacity calc(.5s * var(--motion));.awake &{opacity:0}}.panel{width:26em;max-width:calc(100vw - 2 * var(--gap));height:min(720px,100dvh - 2 * var(--gap) - var(--keyboard, 0px));overflow:hidden;border-radius:18px;background:var(--paper);box-shadow:0 24px 60px #0005;margin-bottom:var(--keyboard, 0);overscroll-behavior:contain;animation:rise calc(.3s * var(--motion));@media(width>=64em){&.wide{width:60em}}&.full{inset:0;width:100vw;max-width:none;height:100dvh;max-height:none;border:0;border-radius:0;transform-origin:0 0;animation:none}}.frame{position:absolute;inset:0;width:100%;height:100%;border:0;visibility:hidden;.ready &{visibility:visible}}.close{position:absolute;top:.5em;right:.5em;width:44px;height:44px;border:0;border-radius:50%;background:none;color:inherit;font:1.5em/1 system-ui;cursor:pointer}.words{margin:40% 2em 0;text-align:center}.ready :is(.close,.words){display:none}a{color:var(--leaf);font-weight:700;overflow-wrap:anywhere}@keyframes rise{0%{translate:0 2em;opacity:0}}'
  var O = ['paper', 'sheet', 'ink', 'line', 'leaf', 'lime'],
    B = '#f3efe2 #fffdf5 #16200f #16200f #1d6b35 #c6f24e #12170f #1b2217 #eef2df #616e58 #8fdc7a #c6f24e'
  function C({ layer: e, distance: o, theme: t, colours: r = B }) {
    let i = r.split(' '),
      n = O.map((s, l) => `--${s}:light-dark(${i[l]},${i[l + O.length]})`),
      a = new CSSStyleSheet()
    return (
      a.replaceSync(`${M}
:host{color-scheme:${t === 'auto' ? 'light dark' : t}!important;z-index:${e === 'top' ? 0 : e}!important}
.button,.panel{--gap:${o}px;${n.join(';')}}`),
      a
    )
  }
  var D = 800,
    J = 1e4,
    K = ['close', 'wide', 'narrow', 'number', 'playing', 'won']
  function j(e, o, t) {
    let r = [...crypto.getRandomValues(new Uint32Array(4))].join('-'),
      n = m('iframe', { class: 'frame', name: r, title: o, allow: 'clipboard-write; microphone', src: e.href }),
      a = new AbortController(),
      s = null,
      l = ({ source: d, origin: p, data: u }) => {
        if (d !== n.contentWindow || p !== e.origin || u !== 'pavel:ready') return
        let w = new MessageChannel()
        ;(s?.close(),
          (s = w.port1),
          (s.onmessage = ({ data: g }) => K.includes(g) && t.message(g)),
          n.contentWindow.postMessage(r, p, [w.port2]),
          clearTimeout(c),
          t.ready())
      },
      h = (d) => s || t.refused(d),
      c = setTimeout(t.slow, J)
    return (
      window.addEventListener('message', l, a),
      document.addEventListener('securitypolicyviolation', (d) => Q(d, e) && h(X(e)), a),
      n.addEventListener('load', () => setTimeout(h, D, Y(e))),
      {
        frame: n,
        say: (d) => s?.postMessage(d),
        end() {
          ;(a.abort(), clearTimeout(c), s?.close(), n.remove())
        },
      }
    )
  }
  function Q({ disposition: e, effectiveDirective: o, blockedURI: t }, { origin: r }) {
    return e === 'enforce' && /^(frame|child)-src/.test(o) && t.startsWith(r)
  }
  var X = ({ origin: e }) => `the policy of this page refuses the chat: add ${e} to its frame-src`,
    Y = ({ origin: e, pathname: o }) => `${e}${o} does not answer: is ${location.origin} among the sites of the campaign?`
  function T(e) {
    let o = window.visualViewport,
      { scale: t } = o,
      r = Number.parseFloat(getComputedStyle(e).fontSize),
      i = new AbortController(),
      n = null,
      a = () => {
        let { width: s, height: l, offsetTop: h, offsetLeft: c } = o
        if (Math.abs(o.scale - t) > 0.01) return
        let d = s * t < 32 * r || window.innerHeight * t < 30 * r,
          p = window.innerHeight - l - h
        ;(e.classList.toggle('full', d),
          (e.style.cssText = ''),
          d && (t !== 1 || p > 1)
            ? (e.style.cssText = `inset:${h}px auto auto ${c}px;width:${s * t}px;height:${l * t}px;scale:${1 / t}`)
            : p > 1 && e.style.setProperty('--keyboard', `${p}px`),
          d ? (n ??= Z()) : (n = void n?.()))
      }
    for (let s of ['resize', 'scroll']) o.addEventListener(s, a, i)
    return (
      a(),
      () => {
        ;(i.abort(), n?.())
      }
    )
  }
  function Z() {
    let { documentElement: e, body: o } = document,
      { style: t } = e,
      r = e.hasAttribute('style'),
      i = o?.inert,
      n = ['overflow', 'scrollbar-gutter'].map((a) => [a, t.getPropertyValue(a), t.getPropertyPriority(a)])
    return (
      window.innerWidth > e.clientWidth && t.setProperty('scrollbar-gutter', 'stable', 'important'),
      t.setProperty('overflow', 'hidden', 'important'),
      o && (o.inert = !0),
      () => {
        for (let a of n) t.setProperty(...a)
        ;(!r && t.length === 0 && e.removeAttribute('style'), o && (o.inert = i))
      }
    )
  }
  function A({ settings: e, address: o, words: t, host: r, button: i, tell: n }) {
    let a = m('p', { class: 'words', role: 'status' }, t.opening),
      s = e.name ?? t.name,
      l = m('button', { class: 'close', type: 'button', 'aria-label': t.close }, '×'),
      h = `panel ${e.corner} ${e.motion}`,
      c = m('div', { class: h, popover: 'manual', role: 'dialog', 'aria-label': s }, a, l),
      d = !1,
      p = !1,
      u = null,
      w = null,
      g = null,
      v = {
        ready() {
          ;(c.classList.add('ready'), p && y())
        },
        message(f) {
          f === 'close' ? b() : f === 'wide' || f === 'narrow' ? c.classList.toggle('wide', f === 'wide') : n(f)
        },
        slow: $,
        refused(f) {
          ;(console.error(`Pavel: ${f}`), k(), (d = !0), p && (q(o) ? b() : $()))
        },
      }
    function x() {
      if (!p) {
        if ((!d && window.origin === 'null' && v.refused(te), d && q(o))) return n('opened')
        ;((p = !0),
          (g = document.activeElement),
          d ? $() : u || ((u = j(o, s, v)), c.prepend(u.frame)),
          i.setAttribute('aria-expanded', 'true'),
          c.showPopover(),
          (w = T(c)),
          y(),
          n('opened'))
      }
    }
    function y() {
      ;(u?.say('shown'), c.classList.contains('ready') ? u.frame.focus() : l.focus())
    }
    function b() {
      if (!p) return
      let f = [r, document.body, null].includes(document.activeElement)
      ;((p = !1),
        w(),
        c.hidePopover(),
        i.setAttribute('aria-expanded', 'false'),
        u?.say('hidden'),
        n('closed'),
        f && (ee(g, r) ? g : i).focus())
    }
    function $() {
      let f = m('a', { href: o.href, target: '_blank', rel: 'noopener' }, o.host + o.pathname)
      ;(f.addEventListener('click', b), a.replaceChildren(t.elsewhere, ' ', f))
    }
    function k() {
      ;(c.classList.remove('ready'), u?.end(), (u = null))
    }
    return (
      l.addEventListener('click', b),
      {
        panel: c,
        open: x,
        hide: b,
        isOpen: () => p,
        restore: () => p && !c.matches(':popover-open') && c.showPopover(),
        end() {
          ;(b(), k())
        },
      }
    )
  }
  var ee = (e, o) => e?.isConnected && e !== o && e !== document.body,
    te = 'this page is in a sandbox without allow-same-origin'
  function q(e) {
    let o = window.open(e)
    try {
      return (o && (o.opener = null), o !== null)
    } catch {
      return (o.close(), !1)
    }
  }
  var oe = { corner: 'right', distance: '16', layer: 'top', theme: 'auto', language: 'ru', motion: 'auto' },
    z = {
      campaign: /^[\w-]+$/,
      label: /\S/,
      name: /\S/,
      corner: /^(left|right)$/,
      distance: /^\d{1,3}$/,
      layer: /^(top|\d{1,10})$/,
      theme: /^(auto|light|dark)$/,
      language: /^(ru|en)$/,
      motion: /^(auto|calm)$/,
      colours: /^(#[\da-f]{6} ?){12}$/i,
    }
  function W() {
    let { currentScript: e } = document
    return e instanceof HTMLScriptElement && e.src
      ? e
      : [...document.querySelectorAll('script')].findLast(({ src: o }) => /\/embed\.js(\?|$)/.test(o))
  }
  function F(e, o) {
    let t = ne({ ...Object.fromEntries(new URL(e.src).searchParams), ...e.dataset }),
      r = t.campaign ?? o?.only,
      i = o ? o.campaigns.find(({ campaign: n }) => n === r) : t
    return i?.campaign
      ? (t.language && t.language !== i.language && (t.label ??= ''), { ...oe, ...i, ...t })
      : void console.error(`Pavel: ${re(r, o)}`)
  }
  function ne(e) {
    let o = Object.entries(e).filter(([t, r]) => {
      if (!Object.hasOwn(z, t)) return !1
      let i = z[t].test(r)
      return (i || console.warn(`Pavel: data-${t} cannot be “${r}”`), i)
    })
    return Object.fromEntries(o)
  }
  function re(e, o) {
    let t = o?.campaigns.map(({ campaign: r }) => r).join(', ') || 'none'
    return e ? `there is no campaign “${e}”. For data-campaign there are: ${t}` : `the tag has no data-campaign. There are: ${t}`
  }
  var I = ['ready', 'opened', 'closed', 'number', 'playing', 'won'],
    ie = 20
  function ae(e, o) {
    let t = W(),
      r = window.Pavel?.campaign
    if (r) return console.warn(`Pavel: this page has the tag twice. The first, of “${r}”, counts`)
    let i = t && F(t, o)
    if (!i) return
    let n = new URL(`/c/${i.campaign}/chat`, t.src)
    for (let c of ['theme', 'motion']) i[c] !== 'auto' && n.searchParams.set(c, i[c])
    let a = e[i.language]
    i.label ||= a.open
    let l = 'popover' in HTMLElement.prototype && CSS.supports('color: light-dark(red, red)') ? se(i, n, a) : ce(i, n),
      h = le(i.campaign, l)
    t.dataset.open !== void 0 && h.open()
  }
  function se(e, o, t) {
    let r = m('pavel-chat'),
      i = r.attachShadow({ mode: 'open' })
    i.adoptedStyleSheets = [C(e)]
    let n = S(e, () => p()),
      {
        panel: a,
        open: s,
        hide: l,
        isOpen: h,
        restore: c,
        end: d,
      } = A({ settings: e, address: o, words: t, host: r, button: n, tell: V }),
      p = () => (h() ? l() : s())
    i.append(n, a)
    let u = R(r, () => {
        ;(n.popover && !n.matches(':popover-open') && n.showPopover(), c())
      }),
      w = ({ key: g, isComposing: v, defaultPrevented: x }) => {
        let y = [r, document.body].includes(document.activeElement)
        g === 'Escape' && y && !v && !x && l()
      }
    return (
      document.addEventListener('keydown', w),
      {
        open: s,
        close: l,
        toggle: p,
        destroy() {
          ;(d(), document.removeEventListener('keydown', w), u())
        },
      }
    )
  }
  function ce({ label: e, corner: o, distance: t, layer: r }, { href: i }) {
    let n = m('a', { href: i, target: '_blank', rel: 'noopener' }, e)
    n.style.cssText = `position:fixed;${o}:${t}px;bottom:${t}px;z-index:${r === 'top' ? 2147483647 : r};padding:1em;background:#c6f24e;color:#16200f;font:bold 16px sans-serif`
    let a = () => n.click()
    return { open: a, close() {}, toggle: a, destroy: R(n, () => {}) }
  }
  function R(e, o) {
    let t = 0,
      r = () => {
        ;(!e.isConnected && t++ < ie && document.documentElement.append(e), e.isConnected && o())
        for (let n of [document, document.documentElement]) i.observe(n, { childList: !0 })
      },
      i = new MutationObserver(r)
    return (
      r(),
      () => {
        ;(i.disconnect(), e.remove())
      }
    )
  }
  function le(e, o) {
    let t = new AbortController(),
      r = {
        ...o,
        on(n, a) {
          if (!I.includes(n)) return console.warn(`Pavel: “${n}” is none of these events: ${I.join(', ')}`)
          ;(n === 'ready' && a(), window.addEventListener(`pavel:${n}`, () => a(), t))
        },
        destroy() {
          ;(o.destroy(), t.abort(), (window.Pavel = (...n) => void window.Pavel.q.push(n)), (window.Pavel.q = []))
        },
      },
      i = window.Pavel?.q ?? []
    ;((window.Pavel = (n, ...a) => {
      Object.hasOwn(r, n) ? r[n](...a) : console.warn(`Pavel: “${n}” is none of these commands: ${Object.keys(r).join(', ')}`)
    }),
      (window.Pavel.campaign = e),
      V('ready'))
    for (let n of i) window.Pavel(...n)
    return r
  }
  function V(e) {
    window.dispatchEvent(new CustomEvent(`pavel:${e}`))
  }
  ae(words, published)
}
