package dev.lexlog.store.embedded.lucene;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.jspecify.annotations.Nullable;

/// Merges nothing until it is asked to, and then all segments into as few as have graphs that the
/// memory holds.
final class MergeAtEnd extends FilterMergePolicy {
    private final int mostDocuments;

    MergeAtEnd(int mostDocuments) {
        super(NoMergePolicy.INSTANCE);
        this.mostDocuments = mostDocuments;
    }

    @Override
    public @Nullable MergeSpecification findForcedMerges(
            SegmentInfos infos,
            int ignored,
            Map<SegmentCommitInfo, Boolean> segments,
            MergeContext context) {
        if (!context.getMergingSegments().isEmpty()) {
            return null;
        }
        var merges = new MergeSpecification();
        groups(infos.asList()).forEach(group -> merges.add(new MergePolicy.OneMerge(group)));
        return merges.merges.isEmpty() ? null : merges;
    }

    /// A segment alone is merged too while it has come from memory: it has no graph.
    private List<List<SegmentCommitInfo>> groups(List<SegmentCommitInfo> segments) {
        var groups = new ArrayList<List<SegmentCommitInfo>>();
        var group = new ArrayList<SegmentCommitInfo>();
        long documents = 0;
        for (var segment : segments) {
            if (isMerged(segment)) {
                continue;
            }
            if (!group.isEmpty() && documents + segment.info.maxDoc() > mostDocuments) {
                groups.add(group);
                group = new ArrayList<>();
                documents = 0;
            }
            group.add(segment);
            documents += segment.info.maxDoc();
        }
        if (!group.isEmpty()) {
            groups.add(group);
        }
        return groups;
    }

    private static boolean isMerged(SegmentCommitInfo segment) {
        return "merge".equals(segment.info.getDiagnostics().get("source"));
    }
}
