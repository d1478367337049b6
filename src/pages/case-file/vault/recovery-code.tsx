import type {JSX} from 'preact';
import {Button} from '../../shared/button.tsx';
import {CopyText} from '../../shared/copy-text.tsx';
import {say} from '../../shared/words.ts';

/** The recovery code, the one time that it is shown; printed, it stands alone on the sheet. */
export function RecoveryCode({code}: {code: string}): JSX.Element {
  return (
    <div class="vault-code stack">
      <h3>{say('vault_codeHeading')}</h3>
      <p class="vault-code__how">{say('vault_codeText')}</p>
      <p class="vault-code__sheet">{say('vault_codePrintTitle')}</p>
      <CopyText text={code.replaceAll('-', '')} label={say('vault_codeCopyLabel')} group={5} />
      <div class="vault-code__how">
        <Button small onPress={() => window.print()}>
          {say('vault_codePrint')}
        </Button>
      </div>
    </div>
  );
}
