import type {ReportContext} from '../pack/pack-input.ts';
import {CHECK_COMMANDS, CHECK_ON_MAC, CHECK_ON_WINDOWS} from './check-commands.ts';
import {html, type Markup} from './html.ts';

/** How a reader checks the pack, with our checker and without any tool of ours. */
export function checkSection({input, name}: ReportContext): Markup {
  const {say} = input;
  return html`<section class="check" id="check">
<h2>${say('report_checkTitle')}</h2>
<p>${say('report_checkIntro')}</p>
<h3>${say('report_checkPageTitle')}</h3>
<p>${say('report_checkPage')}</p>
<h3>${say('report_checkToolsTitle')}</h3>
<p>${say('report_checkTools', name)}</p>
<pre>${CHECK_COMMANDS.map((command) => html`${command}\n`)}</pre>
<p>${say('report_checkMeaning')}</p>
<p>${say('report_checkMac')} <code>${CHECK_ON_MAC}</code></p>
<p>${say('report_checkWindows')} <code>${CHECK_ON_WINDOWS}</code></p>
<p>${say('report_checkNotFound')}</p>
</section>
`;
}
