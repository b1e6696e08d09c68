// Publishes one document event the way a team outside of Java would.
// node produce.mjs BOOTSTRAP REGISTRY_URL TOPIC NAME CONTENT [PARTITION]
// Prints the record's token as JSON: {"topic", "partition", "offset"}.
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry'
import { Kafka, logLevel } from 'kafkajs'

const [bootstrap, registryUrl, topic, name, content, partition] = process.argv.slice(2)

const registry = new SchemaRegistry({ host: registryUrl })
const schemaId = await registry.getLatestSchemaId(`${topic}-value`)
const value = await registry.encode(schemaId, {
  name,
  domain_id: null,
  session_id: null,
  event_id: 'foreign-1',
  occurred_at: 0,
  change: {
    'dev.lexlog.events.DocumentPublished': {
      source: 'document',
      chunk_type: 'document',
      content_type: 'text/markdown',
      content,
      chunks: null,
      source_url: null,
      attributes: {},
    },
  },
})

const producer = new Kafka({ brokers: [bootstrap], logLevel: logLevel.ERROR }).producer()
await producer.connect()
const [sent] = await producer.send({
  topic,
  messages: [{ key: name, value, ...(partition ? { partition: Number(partition) } : {}) }],
})
await producer.disconnect()
console.log(JSON.stringify({ topic, partition: sent.partition, offset: Number(sent.baseOffset) }))
