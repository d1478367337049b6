// Which properties make up how an element looks, and what each is where no rule speaks. A computed value that is not
// written the way it stands here is written out, which costs some bytes and is right all the same; a property that
// stands nowhere here is not part of a look.

/** A property and its initial value as browsers write it. */
export type Property = readonly [name: string, initial: string];

/** A property that the others depend on: while it has its initial value, they show nothing. */
export type Group = {lead: Property; rest: readonly Property[]};

/** Stands for the element's own colour. */
export const OWN_COLOUR = 'currentcolor';

function table(text: string): Property[] {
  return text
    .trim()
    .split('\n')
    .map((line): Property => {
      const [name = '', ...initial] = line.trim().split(' ');
      return [name, initial.join(' ')];
    });
}

/** What an element has from the one around it, unless a rule says otherwise. */
export const INHERITED: readonly Property[] = table(`
color rgb(0, 0, 0)
font-family 
font-size 16px
font-weight 400
font-style normal
font-stretch 100%
font-variant normal
font-feature-settings normal
font-variation-settings normal
font-kerning auto
font-optical-sizing auto
font-size-adjust none
line-height normal
letter-spacing normal
word-spacing 0px
text-align start
text-align-last auto
text-indent 0px
text-transform none
text-shadow none
text-rendering auto
text-underline-offset auto
text-underline-position auto
text-wrap-style auto
-webkit-text-stroke-width 0px
white-space normal
word-break normal
overflow-wrap normal
line-break auto
hyphens manual
tab-size 8
direction ltr
writing-mode horizontal-tb
text-orientation mixed
visibility visible
list-style-type disc
list-style-position outside
list-style-image none
border-collapse separate
border-spacing 0px 0px
caption-side top
empty-cells show
quotes auto
color-scheme normal
accent-color auto
image-rendering auto
-webkit-font-smoothing auto
scrollbar-color auto`);

/** Inherited too, in drawings alone. */
export const DRAWN_INHERITED: readonly Property[] = table(`
fill rgb(0, 0, 0)
fill-opacity 1
fill-rule nonzero
clip-rule nonzero
stroke none
stroke-width 1px
stroke-opacity 1
stroke-linecap butt
stroke-linejoin miter
stroke-miterlimit 4
stroke-dasharray none
stroke-dashoffset 0px
text-anchor start
paint-order normal
shape-rendering auto
marker-start none
marker-mid none
marker-end none`);

/** Of one element alone, in text and in drawings. */
export const OWN: readonly Property[] = table(`
display inline
opacity 1
filter none
clip-path none
mix-blend-mode normal
isolation auto
overflow visible
position static
transform none
transform-box view-box
translate none
rotate none
scale none`);

/** Of one element of a text alone. */
export const BOX: readonly Property[] = table(`
z-index auto
float none
clear none
box-sizing content-box
min-width 0px
min-height 0px
max-width none
max-height none
aspect-ratio auto
padding 0px
border-radius 0px
background-color rgba(0, 0, 0, 0)
box-shadow none
vertical-align baseline
table-layout auto
text-overflow clip
unicode-bidi normal
appearance none
resize none
scrollbar-width auto
scrollbar-gutter auto
transform-style flat
backface-visibility visible
perspective none
backdrop-filter none
clip auto
zoom 1
contain none
will-change auto
-webkit-line-clamp none
-webkit-box-orient horizontal
object-fit fill
object-position 50% 50%
column-span none
counter-reset none
counter-increment none
counter-set none
shape-outside none`);

/** Of one shape of a drawing alone. */
export const DRAWN: readonly Property[] = table(`
stop-color rgb(0, 0, 0)
stop-opacity 1
flood-color rgb(0, 0, 0)
flood-opacity 1
lighting-color rgb(255, 255, 255)
dominant-baseline auto
vector-effect none`);

/** In text and in drawings. */
export const GROUPS: readonly Group[] = [
  {
    lead: ['mask-image', 'none'],
    rest: table('mask-position \nmask-size auto\nmask-repeat repeat\nmask-mode match-source'),
  },
];

/** In text alone. */
export const BOX_GROUPS: readonly Group[] = [
  {lead: ['border-style', 'none'], rest: table(`border-width \nborder-color ${OWN_COLOUR}`)},
  {
    lead: ['border-image-source', 'none'],
    rest: table('border-image-slice \nborder-image-width \nborder-image-outset \nborder-image-repeat '),
  },
  {lead: ['outline-style', 'none'], rest: table(`outline-width \noutline-offset 0px\noutline-color ${OWN_COLOUR}`)},
  {lead: ['background-clip', 'border-box'], rest: []},
  {
    lead: ['background-image', 'none'],
    rest: table(
      'background-position 0% 0%\nbackground-size auto\nbackground-repeat repeat\nbackground-attachment scroll\nbackground-origin padding-box\nbackground-blend-mode normal',
    ),
  },
  {
    lead: ['text-decoration-line', 'none'],
    rest: table(`text-decoration-style solid\ntext-decoration-thickness auto\ntext-decoration-color ${OWN_COLOUR}`),
  },
  {lead: ['column-width', 'auto'], rest: table('column-gap normal')},
  {lead: ['column-count', 'auto'], rest: table('column-gap normal\ncolumn-fill balance')},
  {lead: ['column-rule-style', 'none'], rest: table(`column-rule-width \ncolumn-rule-color ${OWN_COLOUR}`)},
];

/** Of an element that lays out what is in it in a line or a grid. */
export const LAYING_OUT: readonly Property[] = table(`
flex-direction row
flex-wrap nowrap
justify-content normal
justify-items normal
align-items normal
align-content normal
row-gap normal
column-gap normal
grid-template-areas none
grid-auto-flow row
grid-auto-columns auto
grid-auto-rows auto`);

/** Of what lies in such an element. */
export const LAID_OUT: readonly Property[] = table(`
flex-grow 0
flex-shrink 1
flex-basis auto
order 0
align-self auto
justify-self auto
grid-row-start auto
grid-row-end auto
grid-column-start auto
grid-column-end auto
min-width auto
min-height auto`);

/** Lengths that browsers give in px as they came out, whatever the rule said. */
export const SIZES: readonly Property[] = table(`
width auto
height auto
margin-top 0px
margin-right 0px
margin-bottom 0px
margin-left 0px`);
export const PLACES: readonly Property[] = table('top auto\nright auto\nbottom auto\nleft auto');
export const TRACKS: readonly Property[] = table('grid-template-columns none\ngrid-template-rows none');

/** Of the sign before an item of a list. */
export const MARKER: readonly string[] = ['color', 'font-size', 'font-weight', 'font-family'];
