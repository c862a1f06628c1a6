import { child, childText, type XmlElement } from '../../formats/xml/element.js';
import type { Build, Plugin, PluginExecution } from './model.js';
import { readConfiguration, toNode } from './read-configuration.js';
import { readDependencies, readModuleId } from './read-dependency.js';
import { items, optionalBoolean, optionalText, textList } from './read-element.js';

/** A `<build>` of a project or profile; one without anything where it is absent. */
export function readBuild(build: XmlElement | undefined): Build {
  if (!build) return emptyBuild;
  const management = child(build, 'pluginManagement');
  return {
    directory: optionalText(build, 'directory'),
    outputDirectory: optionalText(build, 'outputDirectory'),
    sourceDirectory: optionalText(build, 'sourceDirectory'),
    finalName: optionalText(build, 'finalName'),
    resources: items(build, 'resources').map(toNode),
    plugins: items(build, 'plugins').map(readPlugin),
    pluginManagement: management ? items(management, 'plugins').map(readPlugin) : [],
    extensions: items(build, 'extensions').map((extension) => ({
      ...readModuleId(extension),
      version: optionalText(extension, 'version'),
    })),
  };
}

/** A build that says nothing. */
export const emptyBuild: Build = {
  directory: undefined,
  outputDirectory: undefined,
  sourceDirectory: undefined,
  finalName: undefined,
  resources: [],
  plugins: [],
  pluginManagement: [],
  extensions: [],
};

function readPlugin(plugin: XmlElement): Plugin {
  return {
    groupId: optionalText(plugin, 'groupId') ?? 'org.apache.maven.plugins',
    artifactId: childText(plugin, 'artifactId') ?? '',
    version: optionalText(plugin, 'version'),
    inherited: optionalBoolean(plugin, 'inherited'),
    extensions: optionalText(plugin, 'extensions'),
    configuration: readConfiguration(plugin),
    dependencies: readDependencies(plugin),
    executions: items(plugin, 'executions').map(readExecution),
  };
}

function readExecution(execution: XmlElement): PluginExecution {
  return {
    id: optionalText(execution, 'id') ?? 'default',
    phase: optionalText(execution, 'phase'),
    goals: textList(execution, 'goals'),
    inherited: optionalBoolean(execution, 'inherited'),
    configuration: readConfiguration(execution),
  };
}
