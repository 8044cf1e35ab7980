// Written by `specglot generate` from the API's pages. Change those, or a template.

/** What a status means and what the client should do, in one language. */
export interface StatusText {
  /** The language, as a BCP 47 tag. */
  readonly language: string;
  readonly description: string;
  /** What the client should do; undefined where this language does not say, even if another does. */
  readonly action: string | undefined;
}

type Texts = { readonly [tag: string]: readonly [description: string, action?: string] };

/** The documentation's languages, in the order in which they stand in for one another. */
export const LANGUAGES: readonly string[] = ["de", "fr", "pt", "ja", "zh"];

const TEXTS: { readonly [operation: string]: { readonly [status: number]: Texts } } = {
  postEvents: {
    400: {
      de: [
        "Ungültige Anfrage. Die Anfrage ist fehlerhaft aufgebaut.",
        "Gleichen Sie die Anfrage mit den JSON-Validierungsschemas für den Anfragetyp ab.",
      ],
      fr: [
        "Requête incorrecte. La requête est mal formée.",
        "Vérifiez la requête à l’aide des schémas de validation JSON du type de requête concerné.",
      ],
      pt: [
        "Solicitação inválida. A solicitação está malformada.",
        "Confira a solicitação com os esquemas de validação JSON do tipo de solicitação em questão.",
      ],
      ja: [
        "無効なリクエスト。リクエストが所定の形式に従っていません。",
        "該当するリクエストタイプの JSON 検証スキーマに照らして、リクエストを確認してください。",
      ],
      zh: ["请求无效。请求不符合规定的格式。", "请对照该请求类型的 JSON 验证架构检查请求。"],
    },
    404: {
      de: [
        "Nicht gefunden. Das Backend kennt diese Sitzungs-ID nicht.",
        "Erstellen Sie mit der Sitzungsanfrage eine neue Sitzung und melden Sie die Ereignisse dort.",
      ],
      fr: [
        "Introuvable. Le backend ne connaît pas cet ID de session.",
        "Créez une autre session au moyen de la requête de session et signalez-y les événements.",
      ],
      pt: [
        "Não encontrado. O back-end não conhece esse ID de sessão.",
        "Crie outra sessão com a solicitação de sessão e passe a informar os eventos nela.",
      ],
      ja: [
        "見つかりません。このセッション ID はバックエンドに存在しません。",
        "セッションリクエストで別のセッションを作成し、以降のイベントはそのセッションに報告してください。",
      ],
      zh: ["未找到。后端不存在此会话 ID。", "通过会话请求另建一个会话，并向新会话上报事件。"],
    },
    410: {
      de: [
        "Nicht mehr verfügbar. Das Backend kennt die Sitzung, sie ist aber beendet und nimmt keine Aktivität mehr an.",
        "Erstellen Sie mit der Sitzungsanfrage eine neue Sitzung und melden Sie die Ereignisse dort.",
      ],
      fr: [
        "Plus disponible. Le backend connaît la session, mais elle est terminée et n’accepte plus d’activité.",
        "Créez une autre session au moyen de la requête de session et signalez-y les événements.",
      ],
      pt: [
        "Não mais disponível. O back-end conhece a sessão, mas ela já terminou e não aceita mais atividade.",
        "Crie outra sessão com a solicitação de sessão e passe a informar os eventos nela.",
      ],
      ja: [
        "終了済み。セッションはバックエンドに存在しますが、すでに終了しており、これ以上アクティビティを受け付けません。",
        "セッションリクエストで別のセッションを作成し、以降のイベントはそのセッションに報告してください。",
      ],
      zh: [
        "已失效。后端能找到该会话，但会话已经结束，不再接受任何活动。",
        "通过会话请求另建一个会话，并向新会话上报事件。",
      ],
    },
    500: {
      de: ["Serverfehler"],
      fr: ["Erreur du serveur"],
      pt: ["Erro do servidor"],
      ja: ["サーバーエラー"],
      zh: ["服务器错误"],
    },
  },
  getSchemas: {
    404: {
      de: ["Ereignistyp nicht vorhanden"],
      fr: ["Type d’événement inexistant"],
      pt: ["Tipo de evento inexistente"],
      ja: ["存在しないイベントタイプ"],
      zh: ["事件类型不存在"],
    },
    500: {
      de: ["Serverfehler"],
      fr: ["Erreur du serveur"],
      pt: ["Erro do servidor"],
      ja: ["サーバーエラー"],
      zh: ["服务器错误"],
    },
  },
  postSessions: {
    400: {
      de: ["Ungültige Anfrage"],
      fr: ["Requête incorrecte"],
      pt: ["Solicitação inválida"],
      ja: ["無効なリクエスト"],
      zh: ["请求无效"],
    },
    500: {
      de: ["Serverfehler"],
      fr: ["Erreur du serveur"],
      pt: ["Erro do servidor"],
      ja: ["サーバーエラー"],
      zh: ["服务器错误"],
    },
  },
};

/**
 * The text for a status of an operation; undefined where the documentation does not describe it.
 *
 * @param language - A BCP 47 tag: `pt-PT` finds `pt` (RFC 4647 lookup). Without one, and for a
 *   language that is not there, the first of `LANGUAGES` answers that does.
 */
export function statusText(
  operation: string,
  status: number,
  language?: string,
): StatusText | undefined {
  const texts = new Map(Object.entries(TEXTS[operation]?.[status] ?? {}));
  const tag = lookup(language ?? "", [...texts.keys()]) ?? LANGUAGES.find((one) => texts.has(one));
  const text = tag === undefined ? undefined : texts.get(tag);
  if (tag === undefined || text === undefined) return undefined;
  return { language: tag, description: text[0], action: text[1] };
}

/**
 * What the client should do, in the first of `LANGUAGES` that says so; undefined where none does. It
 * begins with `[tag]` where that is not the language which describes the status.
 */
export function advice(operation: string, status: number): string | undefined {
  const texts = new Map(Object.entries(TEXTS[operation]?.[status] ?? {}));
  const described = LANGUAGES.filter((one) => texts.has(one));
  const tag = described.find((one) => texts.get(one)?.[1] !== undefined);
  const action = tag === undefined ? undefined : texts.get(tag)?.[1];
  return action === undefined || tag === described[0] ? action : `[${tag}] ${action}`;
}

function lookup(language: string, available: readonly string[]): string | undefined {
  const parts = language.toLowerCase().split("-");
  while (parts.length > 0) {
    const wanted = parts.join("-");
    const found = available.find((tag) => tag.toLowerCase() === wanted);
    if (found !== undefined) return found;
    parts.pop();
    if (parts.at(-1)?.length === 1) parts.pop();
  }
  return undefined;
}
