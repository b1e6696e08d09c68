package dev.lexlog.projector.lifecycle;

import dev.lexlog.projector.LogTopics;
import dev.lexlog.projector.TopicDescriptions;
import dev.lexlog.schemas.topic.Answers;
import dev.lexlog.schemas.topic.LogPartition;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.MemberToRemove;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// What the broker says about topics and groups.
record Broker(Admin admin) {
    private static final int SOON_MILLIS = 5_000;

    /// Where readers of committed records find the ends. {@link
    /// dev.lexlog.schemas.failure.Unavailable} when a topic is not there.
    Map<LogPartition, Long> ends(Collection<String> topics, int partitions) {
        var asked =
                topics.stream()
                        .flatMap(topic ->
                                IntStream.range(0, partitions)
                                        .mapToObj(p -> new TopicPartition(topic, p)))
                        .collect(Collectors.toMap(p -> p, _ -> OffsetSpec.latest()));
        var committed = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
        var ends = new HashMap<LogPartition, Long>();
        Answers.of(admin.listOffsets(asked, committed).all())
                .forEach((p, end) ->
                        ends.put(new LogPartition(p.topic(), p.partition()), end.offset()));
        return ends;
    }

    LogTopics describe(Collection<String> topics) {
        return new TopicDescriptions(admin, topics).read();
    }

    /// What a group has committed; nothing when there is no such group.
    Map<LogPartition, Long> committed(String group) {
        var answer = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata();
        var committed = new HashMap<LogPartition, Long>();
        Answers.unless(GroupIdNotFoundException.class, answer).orElse(Map.of()).entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .forEach(entry ->
                        committed.put(
                                new LogPartition(
                                        entry.getKey().topic(), entry.getKey().partition()),
                                entry.getValue().offset()));
        return committed;
    }

    /// Takes the places of these instances in the group, which would keep their partitions for as
    /// long as they may be silent.
    void removeMembers(String group, Predicate<String> instances) {
        var soon = new DescribeConsumerGroupsOptions().timeoutMs(SOON_MILLIS);
        var described =
                admin.describeConsumerGroups(List.of(group), soon).describedGroups().get(group);
        if (described == null) {
            return;
        }
        var members =
                Answers.unless(GroupIdNotFoundException.class, described).stream()
                        .flatMap(found -> found.members().stream())
                        .flatMap(member -> member.groupInstanceId().stream())
                        .filter(instances)
                        .map(MemberToRemove::new)
                        .toList();
        if (!members.isEmpty()) {
            var options = new RemoveMembersFromConsumerGroupOptions(members);
            options.timeoutMs(SOON_MILLIS);
            var removed = admin.removeMembersFromConsumerGroup(group, options).all();
            var _ = Answers.isRefused(UnknownMemberIdException.class, removed);
        }
    }

    /// Whether the group is gone; one that still has members stays.
    boolean deleteGroup(String group) {
        var answer = admin.deleteConsumerGroups(List.of(group)).deletedGroups().get(group);
        return answer == null
                || Answers.isRefused(GroupIdNotFoundException.class, answer)
                || !Answers.isRefused(GroupNotEmptyException.class, answer);
    }

    boolean exists(String topic) {
        var answer = admin.describeTopics(List.of(topic)).topicNameValues().get(topic);
        return answer != null && !Answers.isRefused(UnknownTopicOrPartitionException.class, answer);
    }

    void deleteTopic(String topic) {
        var answer = admin.deleteTopics(List.of(topic)).topicNameValues().get(topic);
        if (answer != null) {
            var _ = Answers.isRefused(UnknownTopicOrPartitionException.class, answer);
        }
    }
}
