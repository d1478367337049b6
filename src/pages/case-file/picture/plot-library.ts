// Only what is used of a large library, so that the rest is not shipped. Loaded where the first chart is shown.
export {axisX, axisY, barY, cell, plot, ruleY, text} from '@observablehq/plot';
