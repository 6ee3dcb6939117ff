const words = (text: string) => new Set(text.trim().split(/\s+/))

/** The elements that draw, or say how others are drawn. */
export const elementsOfDrawings = words(`
  svg g defs symbol use switch a title desc style
  path rect circle ellipse line polyline polygon image text tspan textPath
  clipPath mask pattern marker linearGradient radialGradient stop
  filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
  feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology
  feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
`)

/** The elements whose text counts. */
export const textElements = words('title desc text tspan textPath')

/** A font of its own: without it the drawing’s words would look otherwise. */
export const fontElements = words(`
  font font-face font-face-format font-face-name font-face-src font-face-uri glyph missing-glyph hkern vkern
`)

/** What can change the drawing once it is shown. */
export const acting = words(`
  script handler listener set animate animateColor animateMotion animateTransform discard iframe embed object audio video
`)

/** The attributes whose values are only names and texts. */
export const nameAttributes = words('id class lang xml:lang xml:space role aria-label aria-labelledby aria-hidden')

/** The attributes that say where and how something is drawn. `href` is looked at by itself. */
export const styleAttributes = words(`
  style
  x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy width height d points pathLength transform transform-origin viewBox
  preserveAspectRatio offset rotate textLength lengthAdjust startOffset method spacing side
  requiredExtensions requiredFeatures systemLanguage version
  gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits patternTransform
  clipPathUnits maskUnits maskContentUnits mask-type
  markerUnits markerWidth markerHeight refX refY orient marker marker-start marker-mid marker-end
  filterUnits primitiveUnits in in2 result type values mode operator k1 k2 k3 k4 stdDeviation edgeMode radius scale
  xChannelSelector yChannelSelector tableValues slope intercept amplitude exponent order kernelMatrix divisor bias
  targetX targetY preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent kernelUnitLength
  azimuth elevation z pointsAtX pointsAtY pointsAtZ limitingConeAngle baseFrequency numOctaves seed stitchTiles
  fill fill-opacity fill-rule stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
  stroke-opacity stroke-width paint-order vector-effect opacity color color-interpolation color-interpolation-filters
  stop-color stop-opacity flood-color flood-opacity lighting-color clip-path clip-rule mask filter mix-blend-mode isolation
  display visibility overflow clip cursor pointer-events shape-rendering text-rendering image-rendering color-rendering
  enable-background font font-family font-size font-size-adjust font-stretch font-style font-variant font-weight kerning
  letter-spacing word-spacing text-anchor text-decoration text-transform white-space writing-mode direction unicode-bidi
  dominant-baseline alignment-baseline baseline-shift glyph-orientation-horizontal glyph-orientation-vertical
`)
