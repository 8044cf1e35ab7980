"""What the compiler, the generated tests and an installed package say; all of it offline."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Package = Callable[[str], Path]
Run = Callable[..., "subprocess.CompletedProcess[str]"]

ALL = ("media", "rare", "hostile", "tricky")
FLAGS = (
    "strict", "exactOptionalPropertyTypes", "noUncheckedIndexedAccess", "verbatimModuleSyntax", "erasableSyntaxOnly",
    "noPropertyAccessFromIndexSignature", "noUnusedLocals", "noUnusedParameters", "noImplicitReturns", "noImplicitOverride",
    "noFallthroughCasesInSwitch", "noEmit",
)  # fmt: skip
MODULES = {
    "nodenext": {"module": "nodenext"},
    "bundler": {"module": "esnext", "moduleResolution": "bundler"},
}


def compile_all(run: Run, folder: Path, modules: str, *files: str, **more: object) -> None:
    """Check files under every flag, with nothing of the machine's own types at hand."""
    options = {
        **dict.fromkeys(FLAGS, True),
        **MODULES[modules],
        "target": "es2022",
        "lib": ["es2022", "dom"],
        "types": [],
        "skipLibCheck": False,
        **more,
    }
    name = f"tsconfig.{modules}.json"
    (folder / name).write_text(json.dumps({"compilerOptions": options, "files": files}), encoding="utf-8")
    run("tsc", "--project", name, cwd=folder)


@pytest.mark.parametrize("modules", MODULES)
@pytest.mark.parametrize("name", ALL)
def test_the_compiler_has_nothing_to_say(packages: Package, run: Run, name: str, modules: str) -> None:
    folder = packages(name)
    sources = sorted(f"src/{file.name}" for file in (folder / "src").glob("*.ts"))
    compile_all(run, folder, modules, *sources, declaration=True, isolatedDeclarations=True)


@pytest.mark.parametrize("name", ALL)
def test_its_own_tests_pass(built: Package, run: Run, node: str, name: str) -> None:
    folder = built(name)
    run("tsc", "--project", "test", cwd=folder)
    command = json.loads((folder / "package.json").read_text(encoding="utf-8"))["scripts"]["test"].split()
    assert command[:2] == ["node", "--test"]
    said = run(node, *command[1:], cwd=folder).stdout
    count = {
        key: int(value)
        for key, value in re.findall(r"^(?:#|ℹ) (pass|fail|skipped|tests) (\d+)$", said, re.MULTILINE)
    }
    assert count["fail"] == count["skipped"] == 0
    assert count["pass"] == count["tests"] > 10


def test_every_documented_status_is_tested(built: Package, run: Run, node: str) -> None:
    folder = built("media")
    said = run(node, "--test", "test/client.test.js", cwd=folder).stdout
    names = set(re.findall(r"^(?:ok \d+ - |✔ )(\w+ \d{3})\b", said, re.MULTILINE))
    assert names == {
        "postSessions 201", "postSessions 400", "postSessions 500", "postEvents 204", "postEvents 400",
        "postEvents 404", "postEvents 410", "postEvents 500", "getSchemas 200", "getSchemas 404", "getSchemas 500",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["hostile", "tricky"])
def test_nothing_of_the_docs_runs(built: Package, run: Run, node: str, name: str) -> None:
    script = (
        "for (const name of ['CANARY', 'alert']) Object.defineProperty(globalThis, name, { set() { throw name }, get() { throw name } });"
        "const api = await import('./dist/index.js');"
        "console.log(Object.keys(api).length, JSON.stringify(api.LANGUAGES))"
    )
    said = run(node, "--input-type=module", "--eval", script, cwd=built(name)).stdout
    assert said.endswith('["de","ja"]\n')


@pytest.mark.parametrize("name", ["hostile", "tricky"])
def test_no_text_of_the_docs_becomes_a_tag(built: Package, name: str) -> None:
    tags: set[str] = set()
    for file in (built(name) / "dist").glob("*.d.ts"):
        text = file.read_text(encoding="utf-8")
        comments = re.findall(r"/\*\*.*?\*/", text, re.DOTALL)
        assert "@deprecated" not in re.sub(r"\\@|'[^'\n]*'|\"[^\"\n]*\"", "", text)
        tags.update(tag for comment in comments for tag in re.findall(r"(?<![\w\\])@(\w+)", comment))
    assert tags <= {"param"}


CONSUMER = """
import { Client, EventType, Gone, sidOf, StatusError } from "@example/media-collection";
import type { PostEventsBody, PostEventsResult } from "@example/media-collection";

const client = new Client({ server: { uri: "api.example.com" }, retries: 0 });
const playerTime = { playhead: 0, ts: Date.now() };

export async function ad(sid: string, eventType: string): Promise<PostEventsResult> {
  const body: PostEventsBody<"adStart"> = {
    playerTime,
    eventType: EventType.adStart,
    params: { "media.ad.id": "a", "media.ad.length": 30 },
    customMetadata: { color: "red" },
  };
  await client.postEvents(sid, { playerTime, eventType: "brandNew" });
  await client.postEvents(sid, { playerTime, eventType, params: { anything: 1 } });
  const general: PostEventsBody = body;
  await client.postEvents(sid, general);
  // @ts-expect-error: customMetadata goes with adStart and chapterStart only
  await client.postEvents(sid, { playerTime, eventType: "play", customMetadata: {} });
  // @ts-expect-error: adStart has parameters of its own
  await client.postEvents(sid, { playerTime, eventType: "adStart" });
  // @ts-expect-error: a misspelt key
  await client.postEvents(sid, { playerTime, eventType: "adStart", params: { "media.ad.id": "a", "media.ad.lenght": 1 } });
  const result = await client.postEvents(sid, body);
  if (result.status === 410) {
    const text: string | undefined = result.error.localized("pt-PT").action;
    const gone: Gone = result.error;
    const status: 410 = gone.status;
    console.log(text, status);
  }
  if (result.ok) {
    const status: 204 = result.status;
    const data: undefined = result.data;
    console.log(status, data);
  }
  return result;
}

export function explain(error: unknown): string {
  return error instanceof StatusError ? (error.action ?? error.description) : String(error);
}

export async function open(): Promise<string> {
  return sidOf(await client.postSessionsOrThrow({
    playerTime,
    eventType: "sessionStart",
    params: { "media.id": "m", "media.length": 60 },
  }));
}
"""


@pytest.fixture(scope="module")
def installed(packages: Package, run: Run, npm: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty project in which nothing but the packed package is installed."""
    folder = tmp_path_factory.mktemp("consumer")
    quiet = {"npm_config_offline": "true", "npm_config_audit": "false", "npm_config_update_notifier": "false"}
    packed = run(npm, "pack", "--json", "--pack-destination", str(folder), cwd=packages("media"), **quiet)
    (described,) = json.loads(packed.stdout[packed.stdout.index("[\n") :])
    assert {file["path"] for file in described["files"]} == {
        "README.md",
        "package.json",
        *(
            f"dist/{name}.{kind}"
            for name in ("client", "errors", "http", "index", "session", "texts", "types")
            for kind in ("js", "d.ts")
        ),
    }
    (folder / "package.json").write_text('{"type": "module", "private": true}', encoding="utf-8")
    tarball = next(folder.glob("*.tgz"))
    run(npm, "install", "--no-fund", "--ignore-scripts", str(tarball), cwd=folder, **quiet)
    return folder


@pytest.mark.parametrize("modules", MODULES)
def test_a_project_that_installs_it_compiles(installed: Path, run: Run, modules: str) -> None:
    (installed / "use.ts").write_text(CONSUMER, encoding="utf-8")
    readme = (installed / "node_modules/@example/media-collection/README.md").read_text(encoding="utf-8")
    examples = re.findall(r"^```ts\n(.*?)^```$", readme, re.DOTALL | re.MULTILINE)
    assert len(examples) > 3
    names = ["use.ts"]
    for number, example in enumerate(examples):
        names.append(f"example{number}.ts")
        (installed / names[-1]).write_text(example, encoding="utf-8")
    compile_all(run, installed, modules, *names)


def test_an_installed_package_answers_in_the_asked_language(installed: Path, run: Run, node: str) -> None:
    script = """
    import { createServer } from "node:http";
    import { Client } from "@example/media-collection";
    const server = createServer((_, response) => response.writeHead(410).end()).listen(0, "127.0.0.1", async () => {
      const client = new Client({ server: `http://127.0.0.1:${server.address().port}` });
      try {
        await client.postEventsOrThrow("1", { playerTime: { playhead: 0, ts: 0 }, eventType: "ping" });
      } catch (error) {
        const said = ["pt-PT", "ja-JP", "zh", "de-AT"].map((tag) => error.localized(tag));
        console.log(JSON.stringify({ name: error.name, status: error.status, said }));
      }
      server.close();
    });
    """
    said = json.loads(run(node, "--input-type=module", "--eval", script, cwd=installed).stdout)
    assert (said["name"], said["status"]) == ("Gone", 410)
    assert [text["language"] for text in said["said"]] == ["pt", "ja", "de", "de"]
    assert said["said"][0] == {
        "language": "pt",
        "description": "Encerrada. A sessão terminou.",
        "action": "Abra outra sessão com a solicitação de sessões.",
    }
    assert said["said"][1]["action"] == "セッションリクエストで新しいセッションを作成してください。"
