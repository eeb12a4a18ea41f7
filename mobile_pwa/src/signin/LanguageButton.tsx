import { language } from '../i18n/i18n';
import { said } from '../ui/words';
import { chooseLanguage } from './session';

export function LanguageButton() {
  const next = language.value === 'es' ? 'en' : 'es';
  return (
    <button
      type="button"
      class="button chip bare"
      lang={next}
      aria-label={said('languageLabel')}
      onClick={() => void chooseLanguage(next)}
    >
      {said('language')}
    </button>
  );
}
