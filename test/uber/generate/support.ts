import type { ConfigurationNode, Model } from '../../../src/maven/pom/model.js';
import { emptyModel, shadePlugin } from '../../support/model.js';

/** Lines that differ, removed before added, each side in order: enough for texts whose other lines keep their order. */
export function changedLines(before: string, after: string): readonly string[] {
  const old = before.split('\n');
  const now = after.split('\n');
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `-${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+${line}`),
  ];
}

/** A configuration node: `node('filter', [node('artifact', 'a:b')])`. */
export function node(
  name: string,
  content?: string | readonly ConfigurationNode[],
  attributes: Readonly<Record<string, string>> = {},
): ConfigurationNode {
  return typeof content === 'string'
    ? { name, value: content, attributes, children: [] }
    : { name, value: undefined, attributes, children: content ?? [] };
}

/** An effective model with nothing in it but what the test says. */
export function model(has: {
  readonly properties?: Readonly<Record<string, string>>;
  readonly dependencies?: Model['dependencies'];
  readonly dependencyManagement?: Model['dependencyManagement'];
  readonly shadeExecutions?: readonly {
    readonly id: string;
    readonly lists: Readonly<Record<string, readonly ConfigurationNode[]>>;
  }[];
}): Model {
  const executions = (has.shadeExecutions ?? []).map(({ id, lists }) => ({
    id,
    configuration: node(
      'configuration',
      Object.entries(lists).map(([name, items]) => node(name, items)),
    ),
  }));
  const plugins = executions.length === 0 ? [] : [shadePlugin('3.1', executions)];
  return {
    ...emptyModel,
    groupId: 'g',
    artifactId: 'module',
    properties: has.properties ?? {},
    dependencies: has.dependencies ?? [],
    dependencyManagement: has.dependencyManagement ?? [],
    build: { ...emptyModel.build, plugins },
  };
}
