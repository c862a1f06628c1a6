/**
 * The roots whose dependency tree must equal Maven's, each with what it is for. Chosen before the first run; nothing
 * leaves the list. `pom` is what stands in the root's POM besides its coordinates; `published` takes the POM of a
 * published artifact as the root, with its parents, profiles, tests and all; `define` are user properties of both.
 */
export const resolveCases = [
  {
    name: 'range-transitive',
    reason: 'a dependency asks for a range, the highest admitted version wins',
    pom: deps('com.nimbusds:nimbus-jose-jwt:4.41.1'),
  },
  {
    name: 'range-direct',
    reason: 'the root asks for a range',
    pom: deps('junit:junit:[4.10,4.12]@test'),
  },
  {
    name: 'range-meets-range',
    reason: 'two ranges for one artifact, both must admit the winner',
    pom: deps('com.nimbusds:nimbus-jose-jwt:4.41.1', 'net.minidev:json-smart:[2.0,2.2]'),
  },
  {
    name: 'range-meets-version',
    reason: 'a range further away overrules a nearer single version',
    pom: deps('com.nimbusds:oauth2-oidc-sdk:5.24.1', 'net.minidev:json-smart:1.1'),
  },
  {
    name: 'range-single',
    reason: 'a hard single version [x] and a soft one that comes first',
    pom: deps('commons-logging:commons-logging:1.2', 'commons-codec:commons-codec:[1.10]'),
  },
  {
    name: 'bom',
    reason: 'an imported BOM manages all that follows',
    pom:
      bom('org.springframework.boot:spring-boot-dependencies:2.7.18') +
      deps('org.springframework.boot:spring-boot-starter-web:'),
  },
  {
    name: 'boms-in-order',
    reason: 'two BOMs manage the same artifacts, the first one counts',
    pom:
      bom(
        'com.fasterxml.jackson:jackson-bom:2.12.7',
        'org.springframework.boot:spring-boot-dependencies:2.7.18',
      ) + deps('org.springframework.boot:spring-boot-starter-json:'),
  },
  {
    name: 'no-bom',
    reason: 'management in the POMs of dependencies counts for nothing',
    pom: deps(
      'org.springframework.boot:spring-boot-starter-json:2.7.18',
      'org.yaml:snakeyaml:1.26',
    ),
  },
  {
    name: 'exclude-all',
    reason: 'wildcard exclusion *:*',
    pom: deps('org.apache.hadoop:hadoop-client:3.1.4 -*:*', 'commons-io:commons-io:2.11.0'),
  },
  {
    name: 'exclude-group',
    reason: 'wildcard exclusion of a group and of an artifactId',
    pom: deps('org.apache.hadoop:hadoop-common:3.1.4 -org.slf4j:* -*:jsr305 -org.apache.kerby:*'),
  },
  {
    name: 'exclude-one-path',
    reason: 'an exclusion counts below its dependency only; the artifact comes by another path',
    pom: deps(
      'org.apache.httpcomponents:httpclient:4.5.2 -commons-logging:commons-logging',
      'commons-beanutils:commons-beanutils:1.9.4',
    ),
  },
  {
    name: 'managed-exclusion',
    reason: 'exclusions in dependencyManagement reach a transitive dependency',
    pom:
      managed('org.apache.httpcomponents:httpclient:4.5.13 -commons-codec:commons-codec') +
      deps('org.apache.hadoop:hadoop-auth:3.1.4'),
  },
  {
    name: 'relocation',
    reason: 'artifact relocated to another group',
    pom: deps('org.apache.commons:commons-io:1.3.2'),
  },
  {
    name: 'relocation-artifact',
    reason: 'artifact relocated to another group and artifactId',
    pom: deps('mysql:mysql-connector-java:8.0.31'),
  },
  {
    name: 'relocation-conflict',
    reason: 'old and new name are one artifact for mediation',
    pom: deps('org.apache.commons:commons-io:1.3.2', 'commons-io:commons-io:2.11.0'),
  },
  {
    name: 'relocation-managed',
    reason: 'management of the new name after a relocation',
    pom:
      managed('com.mysql:mysql-connector-j:8.0.33', 'com.google.protobuf:protobuf-java:3.21.12') +
      deps('mysql:mysql-connector-java:8.0.31'),
  },
  {
    name: 'relocation-transitive',
    reason: 'a dependency asks for a relocated artifact',
    pom: deps('org.hibernate:hibernate-core:3.3.2.GA', 'velocity-tools:velocity-tools:1.3'),
  },
  {
    name: 'cycle',
    reason: 'artifacts that need each other',
    pom: deps('org.apache.xmlgraphics:batik-bridge:1.7'),
  },
  {
    name: 'cycle-deep',
    reason: 'old XML libraries that need each other in several versions',
    pom: deps('jaxen:jaxen:1.1-beta-8', 'dom4j:dom4j:1.5.2'),
  },
  {
    name: 'cycle-root',
    reason: 'a dependency needs the root in another version',
    coordinates: 'org.slf4j:slf4j-api:9.9.9',
    pom: deps('ch.qos.logback:logback-classic:1.2.12'),
  },
  {
    name: 'profile-jdk',
    reason: 'descriptor with profiles by JDK and a system-scope dependency in one of them',
    pom: deps(
      'org.apache.hadoop:hadoop-annotations:2.10.1',
      'org.apache.hadoop:hadoop-hdfs:2.10.1',
    ),
  },
  {
    name: 'profile-os',
    reason: 'descriptor whose classifier comes from a profile by operating system',
    pom: deps('org.openjfx:javafx-controls:17.0.2'),
  },
  {
    name: 'classifier',
    reason: 'one artifact with and without classifier: two artifacts, no conflict',
    pom: deps(
      'io.netty:netty-transport-native-epoll:4.1.100.Final:linux-x86_64',
      'io.netty:netty-transport-native-epoll:4.1.94.Final',
    ),
  },
  {
    name: 'classifier-transitive',
    reason: 'transitive dependencies with classifiers, several of one artifact',
    pom: deps('io.netty:netty-all:4.1.100.Final'),
  },
  {
    name: 'optional-direct',
    reason: 'what the root calls optional is followed',
    pom: deps('org.apache.httpcomponents:httpclient:4.5.2?', 'commons-codec:commons-codec:1.13'),
  },
  {
    name: 'optional-transitive',
    reason: 'what dependencies call optional is not followed',
    pom: deps('org.springframework:spring-core:4.3.30.RELEASE', 'org.dom4j:dom4j:2.1.3'),
  },
  {
    name: 'optional-managed',
    reason: 'optional in dependencyManagement',
    pom:
      managed('commons-codec:commons-codec:1.13?') +
      deps('org.apache.httpcomponents:httpclient:4.5.2'),
  },
  {
    name: 'scope-managed',
    reason: 'managed scope moves a transitive dependency to provided, and to runtime',
    pom:
      managed(
        'commons-logging:commons-logging:1.2@provided',
        'commons-codec:commons-codec:1.13@runtime',
      ) + deps('org.apache.httpcomponents:httpclient:4.5.2'),
  },
  {
    name: 'scope-managed-wider',
    reason: 'managed scope compile below a provided dependency',
    pom:
      managed('com.google.guava:guava:27.0-jre@compile') +
      deps(
        'org.apache.hadoop:hadoop-auth:3.1.4@provided',
        'org.apache.curator:curator-client:2.13.0@test',
      ),
  },
  {
    name: 'scope-widened',
    reason: 'a nearer provided dependency brings what a later compile path needs too',
    pom: deps(
      'org.apache.httpcomponents:httpclient:4.5.2@provided',
      'org.apache.hadoop:hadoop-auth:3.1.4',
    ),
  },
  {
    name: 'scope-runtime-test',
    reason: 'runtime and test paths to the same artifacts',
    pom: deps(
      'org.slf4j:slf4j-log4j12:1.7.25@test',
      'ch.qos.logback:logback-classic:1.2.12@runtime',
      'junit:junit:4.12@test',
    ),
  },
  {
    name: 'scope-direct-narrow',
    reason: 'the root declares test scope for what its dependencies need at compile scope',
    pom: deps('org.apache.httpcomponents:httpclient:4.5.2', 'commons-codec:commons-codec:1.9@test'),
  },
  {
    name: 'test-jar',
    reason: 'types with a classifier of their own',
    pom: deps(
      'org.apache.hadoop:hadoop-common:3.1.4#test-jar@test',
      'commons-io:commons-io:2.11.0#java-source',
      'commons-io:commons-io:2.11.0#javadoc@provided',
    ),
  },
  {
    name: 'type-pom',
    reason: 'a POM as a dependency',
    pom: deps(
      'org.apache.groovy:groovy-all:4.0.15#pom',
      'org.apache.curator:apache-curator:2.13.0#pom',
    ),
  },
  {
    name: 'type-war',
    reason: 'a web application holds its dependencies: they are not followed',
    pom: deps('org.jolokia:jolokia-war:1.7.2#war', 'org.jolokia:jolokia-core:1.7.2'),
  },
  {
    name: 'type-maven-plugin',
    reason: 'a plugin as a dependency, with provided and ranged parts',
    pom: deps('org.apache.maven.plugins:maven-shade-plugin:3.4.1#maven-plugin'),
  },
  {
    name: 'system',
    reason: 'a file outside of repositories',
    pom: `<dependencies><dependency><groupId>example</groupId><artifactId>outside</artifactId><version>1</version>
      <scope>system</scope><systemPath>\${java.home}/lib/jrt-fs.jar</systemPath></dependency>
      ${dependency('commons-beanutils:commons-beanutils:1.9.4')}</dependencies>`,
  },
  {
    name: 'pom-without-jar',
    reason: 'artifacts whose POM is there and whose file never was',
    pom: deps('log4j:log4j:1.2.15'),
  },
  {
    name: 'nearest-first',
    reason: 'many conflicts: depth, then order of declaration',
    pom: deps(
      'org.apache.curator:curator-recipes:2.13.0',
      'org.apache.hadoop:hadoop-common:3.1.4',
      'com.google.inject:guice:4.0',
    ),
  },
  {
    name: 'large-hadoop',
    reason: 'a large tree',
    pom: deps('org.apache.hadoop:hadoop-client:3.3.6', 'org.apache.hadoop:hadoop-aliyun:3.3.6'),
  },
  {
    name: 'large-spark',
    reason: 'a large tree with Scala versions in names and many shared subtrees',
    pom: deps('org.apache.spark:spark-sql_2.12:3.3.2'),
  },
  {
    name: 'large-kafka',
    reason: 'a large tree of runtime scopes',
    pom: deps('org.apache.kafka:connect-runtime:3.5.1', 'org.apache.avro:avro:1.11.1'),
  },
  {
    name: 'published-hadoop-common',
    reason: 'a module as published: provided, test, test-jar, exclusions and a managing parent',
    published: 'org.apache.hadoop:hadoop-common:3.1.4',
  },
  {
    name: 'published-zookeeper',
    reason: 'a module as published, with optional and test dependencies',
    published: 'org.apache.zookeeper:zookeeper:3.8.0',
  },
  {
    name: 'published-commons-text',
    reason: 'a module as published below a parent with profiles by JDK',
    published: 'org.apache.commons:commons-text:1.10.0',
  },
  {
    name: 'published-netty-handler',
    reason:
      'a module as published whose classifiers come from properties (of a build extension: to be given with -D)',
    published: 'io.netty:netty-handler:4.1.100.Final',
    define: { 'os.detected.classifier': 'linux-x86_64' },
  },
];

/** The POM of a case that is not published. */
export function rootPom({ name, pom, coordinates = `example:${name}:1` }) {
  const [groupId, artifactId, version] = coordinates.split(':');
  return `<project><modelVersion>4.0.0</modelVersion>
<groupId>${groupId}</groupId><artifactId>${artifactId}</artifactId><version>${version}</version>
${pom}
</project>
`;
}

function deps(...all) {
  return `<dependencies>${all.map(dependency).join('')}</dependencies>`;
}

function managed(...all) {
  return `<dependencyManagement><dependencies>${all.map(dependency).join('')}</dependencies></dependencyManagement>`;
}

function bom(...all) {
  return managed(...all.map((each) => `${each}#pom@import`));
}

/** `g:a:v[:classifier][?][#type][@scope][ -g:a]…`: `?` for optional, `-g:a` for an exclusion. */
function dependency(text) {
  const [head, ...exclusions] = text.split(' -');
  const [, coordinates, optional, type, scope] = /^([^?#@]*)(\?)?(?:#([^@]*))?(?:@(.*))?$/.exec(
    head,
  );
  const [groupId, artifactId, version, classifier] = coordinates.split(':');
  const element = (name, value) => (value ? `<${name}>${value}</${name}>` : '');
  const excluded = exclusions.map((each) => {
    const [group, artifact] = each.split(':');
    return `<exclusion>${element('groupId', group)}${element('artifactId', artifact)}</exclusion>`;
  });
  return `<dependency>${element('groupId', groupId)}${element('artifactId', artifactId)}${element('version', version)}${element(
    'classifier',
    classifier,
  )}${element('type', type)}${element('scope', scope)}${element('optional', optional && 'true')}${element(
    'exclusions',
    excluded.join(''),
  )}</dependency>`;
}
